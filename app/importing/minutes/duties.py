"""From the body of minutes to its duties: where one ends and the next begins, and which sentences bind nobody."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from app.importing.draft import Cadence, DirectiveDraft
from app.importing.language.cadence import read_cadence
from app.importing.language.dates import DateReading, read_dates
from app.importing.minutes.duty import build
from app.importing.minutes.sections import FORM_IN_HEADING, Section, clauses, is_form, sections, segments, sentences
from app.importing.minutes.text import Passage
from app.importing.minutes.units import Reader, Subject, lead_in
from app.importing.patterns import later

_SHORT_HEADING = 40
_SHORT_SUBJECT = 8
"""Characters before the date of a further deliverable, which may name it: 建设路年底前通车，和平路明年6月底前通车."""
_LONGEST_CLAUSE = 2000
"""A longer clause is a text without stops, and is no duty."""
_NUMERALS = "一二三四五六七八九十(0123456789"
_MODAL = later(
    r"(?<![重主需必摘纪概紧只不])要(?!求|素|点|闻|件|么|害|道|是)|必须|务必|应当|应(?=[当加抓做进按在将及尽严把])|(?<!无)须(?!知)|不得|严禁"
)
_PERIOD_AHEAD = later(r"^(?:并|同时|要|且|另外|还)*(?:每|按)(?:一?个?(?:周|月|季|年|半[年月]|两周)|\d+个月)")
_HOW_OFTEN = later(r"每[^，\d一]{1,4}(?:不少于|不低于|至少)?(?:\d+|[一二两三四五])次(?:以上)?$")
"""A period that only says how often what stands before it is done: 开展联合检查，每两周不少于1次."""
_OWN_TIMING = later(
    r"^并(?:要)?(?:抓紧|尽快|提前|及时|立即|同步|[^，]{0,40}?[，,]?提前)(?!报|上报|印发|公布|实施|组织实施|提交|提请)"
)
_BASIS = later(r"^并(?:要)?(?:根据|按照|结合)")
_ALSO = later(r"^(?:同时|此外|另外)(?:要|$|也要|还要)")
_PREAMBLE = later(
    r"^(?:为|按照?|根据|依据|依照|结合|针对|鉴于|由于|关于|如|若|在|对|自|从|围绕|考虑到|经|除|待|以|会议)|(?:后|前|时|的|期间|问题|工作|事项|方面|情况下|基础上)$"
)
_PLACES = ("市", "县", "区", "省", "州")
_TELLING = ("会议指出", "会议认为", "会议听取", "会议传达", "会议学习", "会议通报", "会议充分")
_REPORTED = later(r"^(?:分别)?(?:就|对)?[^，]{0,30}(?:汇报了|介绍了|作了|发言|参加了|列席了|通报了|听取了|汇报$)")
_EVERYBODY = later(r"^(?:我[市县区省州]|全[市县区省州]|本[市县区]|我们|全国)")
_OWN_PLACE = later(r"^(?:中共)?([一-鿿]{2,4}?)(?:市|县|区|省|州)")
_ADVERBIAL = later(
    r"^(?:并|也|还|都|均|每|在|对|将|把|向|按|从|于|以|进一步|切实|同时|认真|坚决|继续|特别|尤其|务必|同步|未经|确需|凡|原则上|\d|[上下]半年|年)"
)
_WHOEVER = later(r"(?:今后|以后)?[，,]?凡")
_TOPIC = later(
    r"^(?:听取|研究|审议|讨论|传达|学习|通报|关于)[^，。；]*(?:汇报|意见|问题|工作|事项|事宜|情况|报告|精神|方案|办法|规划|计划|议题|[》）])$"
)
_TOLD = later(r"^会议[一-鿿]{2}了|同比|环比|以来|^截至")
"""What tells how things stand: 今年上半年，全区签约项目32个，同比增长21%."""
_CONDITION = later(r"^(?:涉及|对|凡|如|若|属于|需要?|确需)[^，]{1,20}[，,]")
"""What is said of some cases only, before what is to be done about them: 涉及调规的，同步启动程序."""
_AGREED = later(
    r"(?:会议)?(?:原则上?)?(?:同意|通过)[^，。；]*(?:提出|提交|报送|拟定|拟订|起草|制定|上报|汇报|编制)的[^，。；]*"
)
"""What only agrees to somebody's paper: 同意市教育局提出的方案."""
_ATTENDED = later(r"主持召开|(?:参加|出席|列席)(?:了|本次|此次)?会议|纪要如下")
_SHARES = later(r"(?:牵头|主办|为主|负责)[，,]?$")
"""Before units that share the duty of the one just named: 由市财政局牵头，市审计局做好…"""
_TIME_LABEL = later(r"完成(?:时限|时间|期限)\s*[:：]\s*([^；;）)\n]+)|时限要求\s*[:：]\s*([^；;）)\n]+)")


@dataclass
class Reading:
    """What was read so far: the duties, and what the next sentence may inherit."""

    found: list[DirectiveDraft] = field(default_factory=list)
    carried: list[str] = field(default_factory=list)
    sentence: list[DirectiveDraft] = field(default_factory=list)
    paragraph: list[DirectiveDraft] = field(default_factory=list)
    inherited: list[DirectiveDraft] = field(default_factory=list)
    introduced: tuple[str, list[str]] = ("", [])
    """The section whose opening words (市财政局要做好以下工作：) bind the points below it, and the units they name."""
    base: str = ""
    told: str = ""
    form: tuple[str, str] = ("", "")
    """The section whose heading names units and a limit in brackets, and these words."""


@dataclass(frozen=True)
class Minutes:
    """The fixed facts that reading a body needs: the units, the year and the place that issued it."""

    reader: Reader
    year: int
    issuer: str = ""
    day: date | None = None

    def directives(self, body: Sequence[Passage]) -> list[DirectiveDraft]:
        """Every duty of the body, in order."""
        reading = Reading()
        for section in sections(body):
            self._section(section, reading)
        return reading.found

    def _section(self, section: Section, reading: Reading) -> None:
        below = section.form
        section = self._with_form(section, reading)
        base = re.sub(r"(?<=\D)\d+$|(?:^|(?<=\D))\d+、\(\d+\)$", "", section.label)
        if base != reading.base or (section.opens and base == section.label):
            under, units = reading.introduced
            reading.carried = list(units) if section.label.startswith(under) else []
        reading.base, reading.paragraph, reading.told = base, [], section.label
        said = [sentence for sentence in sentences(section.passage) if not is_form(sentence.text)]
        headed = section.opens and not below and (len(said) > 1 or not section.form)
        for number, sentence in enumerate(sentences(section.passage)):
            if number == 0 and section.opens and FORM_IN_HEADING.fullmatch(sentence.text):
                continue
            if number == 0 and headed and self._is_heading(sentence.text):
                reading.carried = self._heading_units(sentence.text)
                continue
            self._sentence(section, sentence, reading)
        self._assign(section.form, reading, reading.paragraph)

    def _with_form(self, section: Section, reading: Reading) -> Section:
        """A section with the form that its heading carries (隐患排查（责任单位：…）) or a sentence of it states."""
        if section.opens:
            reading.form = ("", "")
            if headed := FORM_IN_HEADING.match(section.passage.text):
                reading.form = (section.label, headed.group(1))
        own = [sentence.text for sentence in sentences(section.passage) if is_form(sentence.text)]
        headed_by = reading.form[1] if reading.form[0] and section.label == reading.form[0] else ""
        form = "\n".join(filter(None, [section.form, headed_by, *own]))
        return replace(section, form=form)

    def _sentence(self, section: Section, sentence: Passage, reading: Reading) -> None:
        said = re.match(r"(会议)(?:最后|同时|还|一致)?([一-鿿]{2,6}?)(?=[，,：:])", sentence.text)
        reading.told = said.group(1) + said.group(2) if said else reading.told
        before, reading.sentence = reading.sentence, []
        for clause in clauses(sentence):
            if helpers := self.reader.only_helps(clause.text):
                _add_support(reading.sentence or before, helpers)
                continue
            if clause.text.endswith(("：", ":")):
                self._introduce(section, clause.text, reading)
                continue
            if is_form(clause.text):
                self._assign(clause.text, reading, reading.sentence or before)
                continue
            for duty in self._duties(clause):
                self._duty(section, duty, reading)

    def _introduce(self, section: Section, text: str, reading: Reading) -> None:
        subject = self._subject(text)
        reading.carried = list(subject.units) if subject else reading.carried
        reading.introduced = (section.label if section.label[:1] in _NUMERALS else "", reading.carried)

    def _duty(self, section: Section, duty: Passage, reading: Reading) -> None:
        subject = self._subject(duty.text)
        if not self._binds(duty.text, subject, section, reading):
            return
        label = reading.told if section.label.startswith("会议") else section.label
        draft = build(label, duty, subject, self._inherited(duty.text, reading), self.reader, self.year, self.day)
        if subject:
            reading.carried = list(subject.units)
        else:
            reading.inherited.append(draft)
        for found in (reading.found, reading.sentence, reading.paragraph):
            found.append(draft)

    def _inherited(self, text: str, reading: Reading) -> list[str]:
        """The units of the sentence before, unless this one speaks of something else (投资计划要统领…)."""
        if _WHOEVER.match(text[lead_in(text) :]):
            return []
        modal = _MODAL.search(text)
        own = re.split(r"[，,]", text[lead_in(text) : modal.start()])[-1] if modal else ""
        return [] if len(own) > 1 and not _ADVERBIAL.match(own) else reading.carried

    def _subject(self, text: str) -> Subject | None:
        """The subject of the first segment, or of the one after a preamble (…下达后，各县…)."""
        offset = 0
        for segment in re.split(r"(?<=[，,：:])", text)[:4]:
            if appointed := self.reader.appointed(text[:offset]):
                return appointed
            if found := self.reader.subject(text[offset:]):
                return Subject(found.units, found.start + offset, found.end + offset)
            if _MODAL.search(segment) and not _PREAMBLE.search(segment.rstrip("，,：:")):
                break
            offset += len(segment)
        return self.reader.appointed(text)

    def _binds(self, text: str, subject: Subject | None, section: Section, reading: Reading) -> bool:
        """Whether a sentence lays a duty on somebody, rather than tell, praise or explain."""
        if self._is_background(text, subject, reading):
            return False
        if subject or section.form or any(self.reader.labelled(text)):
            return True
        said = text[lead_in(text) :]
        if self._is_everybody(said):
            return False
        if _MODAL.search(said):
            return bool(re.sub(r"[，,：:].*", "", said))
        dated = self._due(text) is not None
        meant = _CONDITION.sub("", said)
        continued = bool(reading.carried and reading.sentence and (dated or _starts_with_verb(meant)))
        return continued or (section.opens and dated and not _TOLD.search(text))

    def _is_background(self, text: str, subject: Subject | None, reading: Reading) -> bool:
        if _ATTENDED.search(text) or _AGREED.fullmatch(text) or (text.startswith(_TELLING) and not _MODAL.search(text)):
            return True
        if subject is None:
            return reading.told.startswith(_TELLING)
        told = reading.told.startswith(_TELLING) and not _MODAL.search(text)
        own_place = subject.units[0].endswith(_PLACES) and self._is_everybody(subject.units[0])
        return told or own_place or bool(_REPORTED.match(text[subject.end :]))

    def _is_everybody(self, said: str) -> bool:
        """Whether the sentence speaks of the place as a whole, so that no office is bound."""
        said = re.sub(r"^为[^，]*[，,]", "", said)
        place = _OWN_PLACE.match(self.issuer)
        return bool(_EVERYBODY.match(said) or (place and said.startswith(place.group(1))))

    def _is_heading(self, text: str) -> bool:
        if _TOPIC.match(text):
            return True
        if len(text) > _SHORT_HEADING or _MODAL.search(text) or any(self.reader.labelled(text)) or self._due(text):
            return False
        return self.reader.subject(text) is None and self.reader.appointed(text) is None

    def _heading_units(self, text: str) -> list[str]:
        names = self.reader.unit_list(text)
        return names if "，" not in text else []

    def _duties(self, clause: Passage) -> Iterator[Passage]:
        """The parts of a clause that are each a duty: a new subject, a new period, a new 要 after 同时, or a timing of
        its own begins the next."""
        if len(clause.text) > _LONGEST_CLAUSE:
            return
        parts = segments(clause)
        start = 0
        for number in range(1, len(parts) + 1):
            before = _spanning(clause, parts[start:number])
            bound = self._is_bound(before.text) or (start > 0 and self._due(before.text) is not None)
            if number == len(parts) or (bound and self._begins(clause, parts, number)):
                yield before.part(lead_in(before.text), len(before.text))
                start = number

    def _is_bound(self, text: str) -> bool:
        return bool(_MODAL.search(text) or self._subject(text) or _PERIOD_AHEAD.match(text))

    def _begins(self, clause: Passage, parts: list[Passage], number: int) -> bool:
        text = parts[number].text
        ahead = _spanning(clause, parts[number:]).text
        dated = self._due(text)
        before = _spanning(clause, parts[:number]).text
        if dated and dated.span[0] <= lead_in(text) + _SHORT_SUBJECT and (self._due(before) or _returns(before)):
            return True
        if self.reader.takes_over(text) and not _SHARES.search(before):
            return True
        if (_PERIOD_AHEAD.match(text) and not _HOW_OFTEN.match(text)) or _ALSO.match(text):
            return True
        if _OWN_TIMING.match(text) or (
            _BASIS.match(text) and number + 1 < len(parts) and parts[number + 1].text.startswith("提前")
        ):
            return True
        return self.reader.opens_duty(ahead) and not self.reader.only_helps(text)

    def _due(self, text: str) -> DateReading | None:
        return next((reading for reading in read_dates(text, self.year, self.day) if reading.due_on), None)

    def _assign(self, form: str, reading: Reading, drafts: list[DirectiveDraft]) -> None:
        """Give the units and the time limit of a form (责任单位：…；完成时限：…) to the duties it stands under."""
        leads, supports = self.reader.labelled(form)
        limit = _TIME_LABEL.search(form)
        when = self._due(limit.group(1) or limit.group(2)) if limit else None
        for draft in drafts:
            if leads and any(draft is inherited for inherited in reading.inherited):
                draft.lead_units = leads
            if when and draft.due_on is None:
                draft.due_on, draft.date_phrase, draft.certainty = when.due_on, when.phrase, when.certainty
                if draft.cadence_phrase is None and draft.approval_rule is None:
                    draft.cadence = Cadence.ONCE
        _add_support(drafts, supports)


def _returns(text: str) -> bool:
    """Whether a text states a period in which its duty comes back."""
    return read_cadence(text)[0] not in (None, Cadence.ONGOING)


def _starts_with_verb(said: str) -> bool:
    return bool(
        re.match(
            r"(?:并|进一步|切实|认真|尽快|抓紧|及时|每|负责|牵头|加|做|落|推|完|组|统|按|根|会同|积极|严格|建立|健全|确保|同步|启动)",
            said,
        )
    )


def _spanning(clause: Passage, parts: list[Passage]) -> Passage:
    """The stretch of a clause that its parts cover, the commas between them included."""
    start = clause.at.index(parts[0].at[0])
    return clause.part(start, clause.at.index(parts[-1].at[-1]) + 1)


def _add_support(drafts: list[DirectiveDraft], units: list[str]) -> None:
    for draft in drafts:
        added = [unit for unit in units if unit not in draft.lead_units]
        draft.supporting_units = list(dict.fromkeys([*draft.supporting_units, *added]))

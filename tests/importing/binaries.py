"""Small writers of binary formats, for what no library at hand writes: PDF pages, .xls workbooks, hostile packages."""

import io
import struct
import zipfile

PAGE_WIDTH, PAGE_HEIGHT = 842, 595


def pdf(pages: list[str], trailer: str = "", count: int | None = None) -> bytes:
    """A PDF from content streams; text in them is shown with `text()`. `count` overrides the stated page count."""
    characters = sorted({char for page in pages for char in page if ord(char) > 127} | set(map(chr, range(32, 127))))
    mapping = "".join(f"<{ord(c):04X}> <{ord(c):04X}>\n" for c in characters)
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange "
        f"{len(characters)} beginbfchar\n{mapping}endbfchar endcmap end"
    )
    kids = " ".join(f"{7 + 2 * at} 0 R" for at in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages) if count is None else count} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R] "
        "/ToUnicode 6 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /FontDescriptor 5 0 R /DW 1000 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        "<< /Type /FontDescriptor /FontName /F /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 "
        "/Ascent 800 /Descent -200 /StemV 80 >>",
        _stream(cmap),
    ]
    for at, page in enumerate(pages):
        box = f"[0 0 {PAGE_WIDTH} {PAGE_HEIGHT}]"
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Resources << /Font << /F 3 0 R >> >> "
            f"/Contents {8 + 2 * at} 0 R >>"
        )
        bodies.append(_stream(_encoded(page)))
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(bodies, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(bodies) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}"
    end += f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF"
    return out + end.encode("latin-1")


def text(x: float, y: float, shown: str, size: int = 10) -> str:
    """Content that shows a text; the writer encodes what stands between « and »."""
    return f"BT /F {size} Tf {x} {y} Td «{shown}» Tj ET\n"


def ruled(rows: list[tuple[str, ...]], widths: list[int], top: float = 560, wrap: int = 10) -> list[str]:
    """Content streams of a ruled table, cells wrapped at their width, rows broken over pages only between lines."""
    pages, content, y = [], "", top
    for row in rows:
        cells = [_wrapped(cell, width // wrap - 1) for cell, width in zip(row, widths, strict=True)]
        height = 14 * max(map(len, cells)) + 6
        if y - height < 30:
            pages, content, y = [*pages, content], "", top
        x = 30
        for cell, width in zip(cells, widths, strict=True):
            content += f"{x} {y - height} {width} {height} re S\n"
            content += "".join(text(x + 4, y - 14 * (at + 1), line) for at, line in enumerate(cell) if line)
            x += width
        y -= height
    return [*pages, content]


def xls(rows: list[tuple[str, ...]]) -> bytes:
    """A BIFF8 workbook with one sheet of labels, in an OLE container."""
    name = "任务表"
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    sheet += _record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, len(rows[0]), 0))
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                label = struct.pack("<HHHHB", at, column, 0, len(cell), 1) + cell.encode("utf-16-le")
                sheet += _record(0x204, label)
    sheet += _record(0x0A, b"")
    bound = struct.pack("<BBBB", 0, 0, len(name), 1) + name.encode("utf-16-le")
    head = _record(0x809, struct.pack("<HHHHII", 0x600, 0x05, 0, 0, 0, 0))
    offset = len(head) + 4 + 4 + len(bound) + 4
    book = head + _record(0x85, struct.pack("<I", offset) + bound) + _record(0x0A, b"") + sheet
    return _container("Workbook", book)


def package(parts: dict[str, bytes]) -> bytes:
    """A zip of the given parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return out.getvalue()


def _container(name: str, data: bytes) -> bytes:
    """A compound file with one stream, padded so that it needs no short sectors."""
    data = data.ljust(max(4096, -(-len(data) // 512) * 512), b"\x00")
    sectors = len(data) // 512
    fat = [0xFFFFFFFD, 0xFFFFFFFE, *range(3, 2 + sectors), 0xFFFFFFFE]
    fat += [0xFFFFFFFF] * (128 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header += struct.pack("<I", 0) + b"\xff" * 4 * 108
    root = _entry("Root Entry", 5, 1, 0xFFFFFFFE, 0)
    directory = (root + _entry(name, 2, 0xFFFFFFFF, 2, len(data))).ljust(512, b"\x00")
    return header + struct.pack("<128I", *fat) + directory + data


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\x00\x00"
    return (
        encoded.ljust(64, b"\x00")
        + struct.pack("<HBBIII", len(encoded), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _wrapped(cell: str, characters: int) -> list[str]:
    return [line[at : at + characters] for line in cell.split("\n") for at in range(0, max(len(line), 1), characters)]


def _encoded(page: str) -> str:
    """Texts between « and » as hexadecimal strings."""
    pieces = page.replace("»", "«").split("«")
    return "".join(piece if at % 2 == 0 else f"<{piece.encode('utf-16-be').hex()}>" for at, piece in enumerate(pieces))


def _stream(data: str) -> str:
    return f"<< /Length {len(data)} >>\nstream\n{data}\nendstream"

"""loop

Revision ID: 0003
Revises: 0002
"""

import os
from datetime import UTC
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )

    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("holiday", "workday", name="kind", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("name", sa.String(length=50), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_calendar_day")),
    )
    op.create_table(
        "delegation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("deputy_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(length=200), nullable=False),
        sa.CheckConstraint("person_id <> deputy_id", name=op.f("ck_delegation_not_oneself")),
        sa.CheckConstraint("starts_on <= ends_on", name=op.f("ck_delegation_in_order")),
        sa.ForeignKeyConstraint(["deputy_id"], ["person.id"], name=op.f("fk_delegation_deputy_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_delegation_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegation")),
    )
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delegation_deputy_id_ends_on"), ["deputy_id", "ends_on"], unique=False)
        batch_op.create_index(batch_op.f("ix_delegation_person_id"), ["person_id"], unique=False)

    op.create_table(
        "change_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "extend",
                "add",
                "reduce",
                "adjust",
                "withdraw",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            "state",
            sa.Enum(
                "proposed",
                "applied",
                "refused",
                "cancelled",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("progress", sa.Text(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("item_version", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("requested_by", sa.String(length=100), nullable=False),
        sa.Column("requested_by_id", sa.Integer(), nullable=True),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_change_request_item_id")),
        sa.ForeignKeyConstraint(["requested_by_id"], ["person.id"], name=op.f("fk_change_request_requested_by_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_change_request_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_request")),
    )
    with op.batch_alter_table("change_request", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_request_item_id_id"), ["item_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_request_requested_by_id"), ["requested_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_request_state_id"), ["state", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_request_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "closure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "requested",
                "endorsed",
                "granted",
                "refused",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("requested_by", sa.String(length=100), nullable=False),
        sa.Column("requested_by_id", sa.Integer(), nullable=True),
        sa.Column("requested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("endorsed_by", sa.String(length=100), nullable=True),
        sa.Column("endorsed_by_id", sa.Integer(), nullable=True),
        sa.Column("endorsed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("endorsement", sa.String(length=500), nullable=False),
        sa.Column("decided_by", sa.String(length=100), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decision", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["endorsed_by_id"], ["person.id"], name=op.f("fk_closure_endorsed_by_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_closure_item_id")),
        sa.ForeignKeyConstraint(["requested_by_id"], ["person.id"], name=op.f("fk_closure_requested_by_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_closure_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closure")),
    )
    with op.batch_alter_table("closure", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_closure_endorsed_by_id"), ["endorsed_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_closure_item_id_id"), ["item_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_closure_requested_by_id"), ["requested_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_closure_state_id"), ["state", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_closure_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "conclusion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "issued",
                "objected",
                "upheld",
                "revoked",
                "rectified",
                "rechecked",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=24,
            ),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("author_name", sa.String(length=100), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("object_by", sa.Date(), nullable=False),
        sa.Column("objection", sa.Text(), nullable=False),
        sa.Column("objected_by", sa.String(length=100), nullable=True),
        sa.Column("objected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("review_by", sa.Date(), nullable=True),
        sa.Column("review", sa.Text(), nullable=False),
        sa.Column("reviewed_by", sa.String(length=100), nullable=True),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("rectify_by", sa.Date(), nullable=True),
        sa.Column("rectification", sa.Text(), nullable=False),
        sa.Column("rectified_by", sa.String(length=100), nullable=True),
        sa.Column("rectified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recheck", sa.Text(), nullable=False),
        sa.Column("rechecked_by", sa.String(length=100), nullable=True),
        sa.Column("rechecked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_conclusion_author_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_conclusion_item_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_conclusion_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conclusion")),
    )
    with op.batch_alter_table("conclusion", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conclusion_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conclusion_item_id_id"), ["item_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_conclusion_unit_id_state"), ["unit_id", "state"], unique=False)

    op.create_table(
        "instruction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=True),
        sa.Column("author_name", sa.String(length=100), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["author_id"], ["person.id"], name=op.f("fk_instruction_author_id")),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_instruction_item_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instruction")),
    )
    with op.batch_alter_table("instruction", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_instruction_author_id"), ["author_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_instruction_item_id_id"), ["item_id", "id"], unique=False)

    op.create_table(
        "change_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column(
            "verb",
            sa.String(length=24),
            nullable=False,
        ),
        sa.Column("approved", sa.Boolean(), nullable=True),
        sa.Column("decided_by", sa.String(length=100), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.ForeignKeyConstraint(["change_id"], ["change_request.id"], name=op.f("fk_change_step_change_id")),
        sa.ForeignKeyConstraint(["decided_by_id"], ["person.id"], name=op.f("fk_change_step_decided_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_step")),
        sa.UniqueConstraint("change_id", "position", name=op.f("uq_change_step_change_id_position")),
    )
    with op.batch_alter_table("change_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_step_decided_by_id"), ["decided_by_id"], unique=False)

    op.create_table(
        "instruction_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("instruction_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.String(length=100), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["instruction_id"], ["instruction.id"], name=op.f("fk_instruction_answer_instruction_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_instruction_answer_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_instruction_answer")),
        sa.UniqueConstraint("instruction_id", "unit_id", name=op.f("uq_instruction_answer_instruction_id_unit_id")),
    )
    with op.batch_alter_table("instruction_answer", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_instruction_answer_unit_id_answered_at"), ["unit_id", "answered_at"], unique=False
        )

    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report_id", sa.Integer(), nullable=False),
        sa.Column("indicator_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], name=op.f("fk_reading_indicator_id")),
        sa.ForeignKeyConstraint(["report_id"], ["progress_report.id"], name=op.f("fk_reading_report_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_reading_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reading")),
        sa.UniqueConstraint("report_id", "indicator_id", name=op.f("uq_reading_report_id_indicator_id")),
    )
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_reading_indicator_id_unit_id_as_of"), ["indicator_id", "unit_id", "as_of"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_reading_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "member_tick",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("done_note", sa.String(length=500), nullable=False),
        sa.Column("done_by", sa.String(length=100), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_by_id", sa.Integer(), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["done_by_id"], ["person.id"], name=op.f("fk_member_tick_done_by_id")),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_member_tick_milestone_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_member_tick_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member_tick")),
        sa.UniqueConstraint("milestone_id", "unit_id", name=op.f("uq_member_tick_milestone_id_unit_id")),
    )
    with op.batch_alter_table("member_tick", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_member_tick_done_by_id"), ["done_by_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_member_tick_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("media_type", sa.String(length=100), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("uploaded_by", sa.String(length=100), nullable=False),
        sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_evidence_milestone_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_evidence_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_evidence")),
        sa.UniqueConstraint(
            "milestone_id", "unit_id", "sha256", "name", name=op.f("uq_evidence_milestone_id_unit_id_sha256_name")
        ),
    )
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_evidence_sha256"), ["sha256"], unique=False)
        batch_op.create_index(batch_op.f("ix_evidence_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("item_id", sa.Integer(), nullable=False),
        sa.Column("milestone_id", sa.Integer(), nullable=True),
        sa.Column("matter", sa.String(length=40), nullable=False),
        sa.Column(
            "level",
            sa.Enum("blue", "orange", "red", name="level", native_enum=False, create_constraint=True, length=24),
            nullable=False,
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sent_by", sa.String(length=100), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_notice_item_id")),
        sa.ForeignKeyConstraint(["milestone_id"], ["milestone.id"], name=op.f("fk_notice_milestone_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("item_id", "matter", "level", name=op.f("uq_notice_item_id_matter_level")),
    )
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notice_item_id_id"), ["item_id", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_notice_milestone_id"), ["milestone_id"], unique=False)

    op.create_table(
        "notice_receipt",
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("read_by", sa.String(length=100), nullable=True),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name=op.f("fk_notice_receipt_notice_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_notice_receipt_unit_id")),
        sa.PrimaryKeyConstraint("notice_id", "unit_id", name=op.f("pk_notice_receipt")),
    )
    with op.batch_alter_table("notice_receipt", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_notice_receipt_unit_id_read_at"), ["unit_id", "read_at"], unique=False)

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("acting_for", sa.String(length=100), nullable=True))
        batch_op.add_column(sa.Column("position", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("seal", sa.String(length=64), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_event_position"), ["position"])

    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("parent_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("owner_unit_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("urgent", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("suspended_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("reason", sa.String(length=500), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_item_owner_unit_id"), ["owner_unit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_item_parent_id"), ["parent_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_item_owner_unit_id"), "unit", ["owner_unit_id"], ["id"])
        batch_op.create_foreign_key(batch_op.f("fk_item_parent_id"), "item", ["parent_id"], ["id"])
        batch_op.drop_constraint(batch_op.f("ck_item_light_code"), type_="check")

    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.add_column(sa.Column("confirmed_by", sa.String(length=100), nullable=True))
        batch_op.add_column(sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("returned_note", sa.String(length=500), nullable=False, server_default=""))

    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column(
                "cycle",
                sa.Enum(
                    "none",
                    "weekly",
                    "weekly_red",
                    "monthly",
                    "quarterly",
                    name="cycle",
                    native_enum=False,
                    create_constraint=True,
                    length=24,
                ),
                nullable=False,
                server_default="none",
            )
        )
        batch_op.add_column(sa.Column("cycle_from", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("cycle_day", sa.Integer(), nullable=False, server_default="25"))
        batch_op.add_column(sa.Column("evidence_required", sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table("progress_report", schema=None) as batch_op:
        batch_op.add_column(sa.Column("edition", sa.Integer(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("submitted_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("previous_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("reviewed_by", sa.String(length=100), nullable=True))
        batch_op.add_column(sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("review_note", sa.String(length=500), nullable=False, server_default=""))
        batch_op.create_index(batch_op.f("ix_progress_report_previous_id"), ["previous_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_progress_report_state_id"), ["state", "id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_progress_report_unit_id_state_id"), ["unit_id", "state", "id"], unique=False
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_progress_report_previous_id"), "progress_report", ["previous_id"], ["id"]
        )

    with op.batch_alter_table("share", schema=None) as batch_op:
        batch_op.add_column(sa.Column("acknowledge_by", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("unsigned_yellow_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("unsigned_red_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("acknowledged_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("acknowledged_by", sa.String(length=100), nullable=True))
        unsigned = sa.text("acknowledge_by IS NOT NULL AND acknowledged_at IS NULL")
        batch_op.create_index(
            "ix_share_unsigned",
            ["acknowledge_by", "item_id", "unit_id"],
            unique=False,
            sqlite_where=unsigned,
            postgresql_where=unsigned,
        )

    _submitted_on()
    # Rows that were there get a value; rows to come get theirs from the application.
    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.alter_column("reason", server_default=None)
        batch_op.alter_column("urgent", server_default=None)
    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.alter_column("returned_note", server_default=None)
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.alter_column("cycle", server_default=None)
        batch_op.alter_column("cycle_day", server_default=None)
        batch_op.alter_column("evidence_required", server_default=None)
    with op.batch_alter_table("progress_report", schema=None) as batch_op:
        batch_op.alter_column("edition", server_default=None)
        batch_op.alter_column("review_note", server_default=None)
    _report_states("draft", "submitted", "accepted", "returned")


def _report_states(*states: str) -> None:
    words = ", ".join(f"'{state}'" for state in states)
    with op.batch_alter_table("progress_report", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_progress_report_state"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_progress_report_state"), f"state IN ({words})")


LIGHT_CODES = ("all_met", "not_started", "on_track", "no_date", "made_up_late", "due_soon", "overdue")


def _submitted_on() -> None:
    """The day of a report is a day where the government sits, not in UTC."""
    here = ZoneInfo(os.environ.get("DUBAN_TIMEZONE", "Asia/Shanghai"))
    reports = sa.table(
        "progress_report",
        sa.column("id", sa.Integer),
        sa.column("submitted_at", sa.DateTime(timezone=True)),
        sa.column("submitted_on", sa.Date),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.select(reports).where(reports.c.submitted_at.is_not(None))).all():
        at = row.submitted_at if row.submitted_at.tzinfo else row.submitted_at.replace(tzinfo=UTC)
        day = at.astimezone(here).date()
        connection.execute(sa.update(reports).where(reports.c.id == row.id).values(submitted_on=day))


def downgrade() -> None:
    op.drop_table("audit_head")
    codes = ", ".join(f"'{code}'" for code in LIGHT_CODES)
    op.execute(f"UPDATE item SET light_code = 'on_track' WHERE light_code NOT IN ({codes})")  # noqa: S608
    op.execute("UPDATE progress_report SET state = 'submitted' WHERE state IN ('accepted', 'returned')")
    _report_states("draft", "submitted")

    with op.batch_alter_table("share", schema=None) as batch_op:
        batch_op.drop_index("ix_share_unsigned")
        batch_op.drop_column("acknowledged_by")
        batch_op.drop_column("acknowledged_at")
        batch_op.drop_column("unsigned_red_on")
        batch_op.drop_column("unsigned_yellow_on")
        batch_op.drop_column("acknowledge_by")

    with op.batch_alter_table("progress_report", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_progress_report_previous_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_progress_report_unit_id_state_id"))
        batch_op.drop_index(batch_op.f("ix_progress_report_state_id"))
        batch_op.drop_index(batch_op.f("ix_progress_report_previous_id"))
        batch_op.drop_column("review_note")
        batch_op.drop_column("reviewed_at")
        batch_op.drop_column("reviewed_by")
        batch_op.drop_column("previous_id")
        batch_op.drop_column("submitted_on")
        batch_op.drop_column("edition")

    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.drop_column("evidence_required")
        batch_op.drop_column("cycle_day")
        batch_op.drop_column("cycle_from")
        batch_op.drop_constraint(batch_op.f("ck_plan_cycle"), type_="check")
        batch_op.drop_column("cycle")

    with op.batch_alter_table("milestone", schema=None) as batch_op:
        batch_op.drop_column("returned_note")
        batch_op.drop_column("confirmed_at")
        batch_op.drop_column("confirmed_by")

    with op.batch_alter_table("item", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_item_parent_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_item_owner_unit_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_item_parent_id"))
        batch_op.drop_index(batch_op.f("ix_item_owner_unit_id"))
        batch_op.drop_column("reason")
        batch_op.drop_column("suspended_until")
        batch_op.drop_column("urgent")
        batch_op.drop_column("issued_at")
        batch_op.drop_column("owner_unit_id")
        batch_op.drop_column("parent_id")
        batch_op.create_check_constraint(batch_op.f("ck_item_light_code"), f"light_code IN ({codes})")

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_event_position"), type_="unique")
        batch_op.drop_column("seal")
        batch_op.drop_column("position")
        batch_op.drop_column("acting_for")

    with op.batch_alter_table("notice_receipt", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notice_receipt_unit_id_read_at"))

    op.drop_table("notice_receipt")
    with op.batch_alter_table("notice", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_notice_milestone_id"))
        batch_op.drop_index(batch_op.f("ix_notice_item_id_id"))

    op.drop_table("notice")
    with op.batch_alter_table("member_tick", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_member_tick_unit_id"))
        batch_op.drop_index(batch_op.f("ix_member_tick_done_by_id"))

    op.drop_table("member_tick")
    with op.batch_alter_table("evidence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_evidence_unit_id"))
        batch_op.drop_index(batch_op.f("ix_evidence_sha256"))

    op.drop_table("evidence")
    with op.batch_alter_table("reading", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_reading_unit_id"))
        batch_op.drop_index(batch_op.f("ix_reading_indicator_id_unit_id_as_of"))

    op.drop_table("reading")
    with op.batch_alter_table("instruction_answer", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_instruction_answer_unit_id_answered_at"))

    op.drop_table("instruction_answer")
    with op.batch_alter_table("change_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_step_decided_by_id"))

    op.drop_table("change_step")
    with op.batch_alter_table("instruction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_instruction_item_id_id"))
        batch_op.drop_index(batch_op.f("ix_instruction_author_id"))

    op.drop_table("instruction")
    with op.batch_alter_table("conclusion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conclusion_unit_id_state"))
        batch_op.drop_index(batch_op.f("ix_conclusion_item_id_id"))
        batch_op.drop_index(batch_op.f("ix_conclusion_author_id"))

    op.drop_table("conclusion")
    with op.batch_alter_table("closure", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_closure_unit_id"))
        batch_op.drop_index(batch_op.f("ix_closure_state_id"))
        batch_op.drop_index(batch_op.f("ix_closure_requested_by_id"))
        batch_op.drop_index(batch_op.f("ix_closure_item_id_id"))

    op.drop_table("closure")
    with op.batch_alter_table("change_request", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_request_unit_id"))
        batch_op.drop_index(batch_op.f("ix_change_request_state_id"))
        batch_op.drop_index(batch_op.f("ix_change_request_requested_by_id"))
        batch_op.drop_index(batch_op.f("ix_change_request_item_id_id"))

    op.drop_table("change_request")
    with op.batch_alter_table("delegation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delegation_person_id"))
        batch_op.drop_index(batch_op.f("ix_delegation_deputy_id_ends_on"))

    op.drop_table("delegation")
    op.drop_table("calendar_day")

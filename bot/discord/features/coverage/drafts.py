"""The option `draft` of `/check`: every quotation in an attached text, for the asker alone.

Nothing of it is kept: the reply holds what is gravest, and the whole report is a file below it, which needs no button
that would have to find the draft again.
"""

import discord

from bot.json_output import claim_json, json_line
from bot.replies import draft_at_a_glance, draft_report
from bot.replies.coverage.drafts import DRAFT_OR_QUOTATION, NO_SPEAKER_OF_A_DRAFT
from bot.replies.reply import problem
from index import check_draft_size, read_draft
from retrieval import CheckedDraft

from ...bot import Interaction
from ...connection.retry import retry
from ...transport.responses import deferred_response_in_turn, respond, respond_with_files

_WORDS = 20_000  # of a draft, so that nobody waits for long behind it; a long feature has 5,000


async def answer_draft(
    interaction: Interaction, draft: discord.Attachment | None, quotation: str | None, speaker: str | None
) -> None:
    async with deferred_response_in_turn(interaction, private=True):
        if draft is None or quotation is not None:
            await respond(interaction, problem(DRAFT_OR_QUOTATION))
        elif speaker is not None:
            await respond(interaction, problem(NO_SPEAKER_OF_A_DRAFT))
        else:
            checked = await _checked(interaction, draft)
            reply = draft_at_a_glance(checked)
            await respond_with_files(interaction, reply, _files(checked, interaction.client.reader))


async def _checked(interaction: Interaction, draft: discord.Attachment) -> CheckedDraft:
    """Read on the thread that reads uploads, and held against the coverage on one that answers. Raises DraftUnreadable,
    Busy, NothingPublished."""
    bot, name = interaction.client, draft.filename
    check_draft_size(name, draft.size)
    data = await retry(draft.read)
    read = await bot.upload_pool.run(lambda: read_draft(name, data, _WORDS))
    return await bot.run_on_retriever(interaction.guild_id, lambda retriever: retriever.check_draft(read))


def _files(checked: CheckedDraft, reader: str | None) -> dict[str, bytes]:
    if not checked.claims:
        return {}
    lines = "".join(f"{json_line(claim_json(claim))}\n" for claim in checked.claims)
    report = {"report.txt": draft_report(checked, reader), "report.jsonl": lines}
    return {name: text.encode("utf-8", "replace") for name, text in report.items()}

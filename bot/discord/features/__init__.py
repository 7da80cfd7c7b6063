"""Everything that people do to the bot, one module a subject: listening, asking, sources, people, checks,
admin.
"""

from ..bot import QuoteBot


async def add_cogs(bot: QuoteBot) -> None:
    from .admin import Admin
    from .admin.housekeeping import Housekeeping
    from .asking.commands import Asking
    from .asking.leave_command import Leaving
    from .coverage.checking import Checking
    from .coverage.people import People
    from .coverage.sources import Sources
    from .messages.listening import Listening
    from .messages.revising import Revising
    from .privacy import Privacy

    for cog in (Listening, Revising, Leaving, Asking, Sources, People, Checking, Privacy, Admin, Housekeeping):
        await bot.add_cog(cog(bot))

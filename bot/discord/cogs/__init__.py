"""Everything that people do to the bot, one module a subject: listening, asking, sources, people, checks,
admin.
"""

from ..client import QuoteBot


async def add_cogs(bot: QuoteBot) -> None:
    from .admin import Admin
    from .asking import Asking
    from .checking import Checking
    from .housekeeping import Housekeeping
    from .leaving import Leaving
    from .listening import Listening
    from .people import People
    from .privacy import Privacy
    from .revising import Revising
    from .sources import Sources

    for cog in (Listening, Revising, Leaving, Asking, Sources, People, Checking, Privacy, Admin, Housekeeping):
        await bot.add_cog(cog(bot))

"""Discord's refusals, injected into the simulated one."""

from typing import Any

from tests.support.discord.world import World

TIME_OUT = 0  # stands for no answer at all


class Fault(dict[str, Any]):
    """An injected error that can also be a time-out, which SimCord's own cannot."""

    def __getitem__(self, key: str) -> Any:
        if key == "status" and super().__getitem__(key) == TIME_OUT:
            raise TimeoutError
        return super().__getitem__(key)


def fail(world: World, call: tuple[str, str], status: int, times: int | None = 1) -> None:
    """The next `times` requests of that method and path (a glob) are answered with `status`; None: all of them."""
    method, path = call
    fault = Fault(method=method, path=path, status=status, code=0, message="injected", times=times)
    world.env.backend.faults.append(fault)

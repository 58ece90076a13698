"""Sends an answer as it comes, and stops the question when whoever asked it goes away."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
from anyio.to_thread import run_sync
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from graph.asking.engine.answer import Answer
from graph.asking.engine.limits import Unanswered

Waited = Callable[[], Any]


@asynccontextmanager
async def while_listening(receive: Receive, stop: Waited) -> AsyncIterator[None]:
    """Within this, a client that goes away stops the work."""

    async def listen() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        await run_sync(stop)

    async with anyio.create_task_group() as group:
        group.start_soon(listen)
        yield
        group.cancel_scope.cancel()


async def begun(answer: Answer, receive: Receive) -> Answer:
    """The answer, when it is known how it goes on; its errors come out as they are."""
    failed: list[Exception] = []

    def begin() -> None:
        try:
            answer.begin()
        except Exception as error:  # a task group would wrap it
            failed.append(error)

    async with while_listening(receive, answer.stop):
        await run_sync(begin)
    if failed:
        raise failed[0]
    return answer


class Streamed(Response):
    """An answer that is too long to be held. One that breaks off leaves its body unfinished, so that no
    client takes a part for the whole: the connection is closed before the last chunk."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(media_type=answer.media_type)
        self.answer = answer
        del self.headers["content-length"]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        start = {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
        try:
            async with while_listening(receive, self.answer.stop):
                await send(start)
                if scope["method"] == "HEAD":
                    await send({"type": "http.response.body", "body": b""})
                else:
                    await self._send(send)
        finally:
            self.answer.stop()

    async def _send(self, send: Callable[[Any], Awaitable[None]]) -> None:
        parts = self.answer.parts()
        while True:
            part = await run_sync(_next, parts)
            if part is None:
                return
            await send({"type": "http.response.body", "body": part, "more_body": bool(part)})
            if not part:
                return


def _next(parts: Iterator[bytes]) -> bytes | None:
    """The next part; b"" after the last, which ends the body, and None where it broke off."""
    try:
        return next(parts, b"")
    except Unanswered:
        return None

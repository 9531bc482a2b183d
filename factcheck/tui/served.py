"""Textual's web driver, for a session in a browser on the reviewer's own machine."""

from __future__ import annotations

import asyncio

from textual import messages
from textual.drivers.web_driver import WebDriver


class ServedDriver(WebDriver):
    """Ends with the server, opens no address, and tells the page its title."""

    def start_application_mode(self) -> None:
        """Begin, knowing the loop that an end has to be told to."""
        self._loop = asyncio.get_running_loop()
        super().start_application_mode()

    def run_input_thread(self) -> None:
        """Read until the server is gone, also where it was killed, and end with it."""
        super().run_input_thread()
        if not self.exit_event.is_set():
            asyncio.run_coroutine_threadsafe(
                self._app._post_message(messages.ExitApp()), loop=self._loop
            )

    def open_url(self, url: str, new_tab: bool = True) -> None:
        """Open nothing: an address in a document is text."""

    def show_title(self, title: str) -> None:
        """Name the browser's window."""
        self.write_meta({"type": "title", "title": title})

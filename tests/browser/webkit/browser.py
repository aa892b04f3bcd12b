#!/usr/bin/python3
"""A WebKitGTK window on a phone's screen that WebDriver drives: `browser.py FOLDER 390 844`, run by the system's Python, which has GTK.

WebKitGTK's own MiniBrowser forgets everything when it is driven. A phone remembers: here storage,
service workers and cookies live in FOLDER.
"""

import sys
from typing import Any

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402  (gi wants the versions first)


def context_in(folder: str) -> Any:
    keeper = WebKit2.WebsiteDataManager(base_data_directory=f"{folder}/data", base_cache_directory=f"{folder}/cache")
    context = WebKit2.WebContext.new_with_website_data_manager(keeper)
    keeper.get_cookie_manager().set_persistent_storage(f"{folder}/cookies", WebKit2.CookiePersistentStorage.SQLITE)
    context.set_automation_allowed(True)
    return context


def main(folder: str, width: int, height: int) -> None:
    context = context_in(folder)
    view = WebKit2.WebView(web_context=context, is_controlled_by_automation=True)
    view.get_settings().set_hardware_acceleration_policy(WebKit2.HardwareAccelerationPolicy.NEVER)
    view.get_settings().set_enable_write_console_messages_to_stdout(True)

    def driven(_: object, session: Any) -> None:
        name = WebKit2.ApplicationInfo()
        name.set_name("MiniBrowser")  # the name that Selenium asks for
        name.set_version(1, 0, 0)
        session.set_application_info(name)
        session.connect("create-web-view", lambda _: view)

    context.connect("automation-started", driven)
    window = Gtk.Window(default_width=width, default_height=height)
    window.add(view)
    window.connect("destroy", Gtk.main_quit)
    window.show_all()
    Gtk.main()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))

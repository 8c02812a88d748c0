#!/usr/bin/python3
"""A window with nothing but a WebKitGTK view, for WebKitWebDriver: any width (MiniBrowser stops at 447 px), dark, calm, PDF.

Run by Debian's own Python, which has PyGObject; the driver starts it as if it were a browser. The environment says what is
wanted: ``BARE_DARK``, ``BARE_CALM`` (1 or 0), ``BARE_PDF`` (where a page called ``milk: print`` is printed) and ``BARE_SCRIPT``
(runs before every page).
"""

import os
from pathlib import Path

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import Gtk, WebKit2  # noqa: E402

kept = []  # what Python would throw away while the window still needs it


def on_title(view, _title):
    """Print to a file on A4 when the page is called so: under automation ``window.print()`` is not told."""
    if view.get_title() != "milk: print":
        return
    operation, settings, setup = WebKit2.PrintOperation.new(view), Gtk.PrintSettings(), Gtk.PageSetup()
    settings.set(Gtk.PRINT_SETTINGS_PRINTER, "Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, Path(os.environ["BARE_PDF"]).resolve().as_uri())
    setup.set_paper_size(Gtk.PaperSize.new("iso_a4"))
    operation.set_print_settings(settings)
    operation.set_page_setup(setup)
    kept.append(operation)
    operation.print_()


def create(_session):
    """Make the one window, its view under the driver's control."""
    window, scripts = Gtk.Window(), WebKit2.UserContentManager()
    text = Path(os.environ["BARE_SCRIPT"]).read_text(encoding="utf-8")
    frames, start = WebKit2.UserContentInjectedFrames.ALL_FRAMES, WebKit2.UserScriptInjectionTime.START
    scripts.add_script(WebKit2.UserScript.new(text, frames, start, None, None))
    view = WebKit2.WebView(web_context=context, user_content_manager=scripts, is_controlled_by_automation=True)
    view.connect("notify::title", on_title)
    window.set_decorated(False)
    window.set_default_size(1280, 900)
    window.add(view)
    window.show_all()
    window.connect("destroy", Gtk.main_quit)
    kept.extend([window, view])
    return view


def started(_context, session):
    """Tell the driver what it asked for."""
    info = WebKit2.ApplicationInfo()
    info.set_name("MiniBrowser")
    info.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(info)
    session.connect("create-web-view", create)
    kept.append(session)


look = Gtk.Settings.get_default()
look.set_property("gtk-application-prefer-dark-theme", os.environ.get("BARE_DARK") == "1")
look.set_property("gtk-enable-animations", os.environ.get("BARE_CALM") != "1")
context = WebKit2.WebContext.new_ephemeral()
context.set_automation_allowed(True)
context.connect("automation-started", started)
Gtk.main()

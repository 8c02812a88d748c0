/* What hardly any page needs comes when it is asked for, in a script of its own (site/load.py). */
/* From other pieces: here, html. */

// Resolves to the core when it has `name`; `file` brings it. A piece that comes so puts itself there: `core.NAME = NAME`.
function late(file, name) {
  return new Promise(function (ok, no) {
    var page = document.documentElement, root = page.getAttribute("data-content_root") || "./", script;
    if (core[name]) { ok(core); return; } // a page of its own has it, and a notebook
    script = html("script", { src: here.file(root + "_static/" + file + "?v=" + page.getAttribute("data-version")) });
    script.onload = function () { if (core[name]) { ok(core); } else { no(new Error(file)); } };
    script.onerror = function () { no(new Error(file)); };
    document.head.appendChild(script);
  });
}

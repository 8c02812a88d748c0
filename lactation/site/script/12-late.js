/* What hardly any page needs comes when it is asked for, in a script of its own (site/load.py). */
/* From other pieces: here, html. */

// Resolves to the core, or to `into`, when it has `name`; `file` brings it. A piece that comes so may put itself there: `core.NAME = NAME`.
function late(file, name, into) {
  into = into || core;
  return new Promise(function (ok, no) {
    var page = document.documentElement, root = page.getAttribute("data-content_root") || "./", script;
    if (into[name]) { ok(into); return; } // a page of its own has it, and a notebook
    script = html("script", { src: here.file(root + "_static/" + file + "?v=" + page.getAttribute("data-version")) });
    script.onload = function () { if (into[name]) { ok(into); } else { no(new Error(file)); } };
    script.onerror = function () { no(new Error(file)); };
    document.head.appendChild(script);
  });
}

/* The row of tools below a page's title: what a tool does comes when its button is pressed (site/load.py, TOOLS). */
/* From other pieces: STARTS, all, late. */

var TOOLS = {}; // a tool's name -> what it does, given its button

STARTS.push(function (root) {
  all(root, "[data-tool]").forEach(function (button) {
    var waits = 0;
    button.addEventListener("click", function () {
      var name = button.dataset.tool, says = document.documentElement.classList;
      function come() { window.clearTimeout(waits); waits = 0; says.remove("coming"); }
      if (waits) { return; } // pressed again on a slow line: asked for once
      says.remove("missing");
      waits = window.setTimeout(function () { says.add("coming"); }, 500);
      late("late-" + name + ".js", name, TOOLS).then(function () { come(); TOOLS[name](button); }, function () { come(); says.add("missing"); });
    });
  });
});

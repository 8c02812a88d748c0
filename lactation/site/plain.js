/* Stands in a page on which nothing moves but its row of tools (site/__init__.py): the scripts come when one of them is pressed. */
(function () {
  var page = document.documentElement;

  function begin(event) {
    var tool = event.target.closest("[data-tool]"), script = document.createElement("script");
    if (!tool) { return; }
    document.removeEventListener("click", begin);
    script.src = page.getAttribute("data-content_root") + "_static/milk.js?v=" + page.getAttribute("data-version");
    if (window.milk_here) { script.src = window.milk_here.file(script.getAttribute("src")); } // out of a pack
    script.onload = function () {
      page.classList.remove("coming");
      window.start_page({});
      tool.click();
    };
    script.onerror = function () { page.classList.replace("coming", "missing"); };
    page.classList.add("coming");
    document.head.appendChild(script);
  }

  page.className = "js";
  document.addEventListener("click", begin);
})();

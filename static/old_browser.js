// For browsers that cannot even read the app's script, so it is written as they understand it. Where something is lacking
// it shows the page's own words about it in the browser's language, and the app does not start.
(function () {
  var lacking = [];
  function need(name, there) { if (!there) lacking.push(name); }
  need("modules", "noModule" in document.createElement("script"));
  need("IndexedDB", "indexedDB" in window);
  need("Web Workers", "Worker" in window);
  need("Web Crypto", !!window.crypto && "subtle" in window.crypto);
  need("dialog element", "HTMLDialogElement" in window);
  need("light-dark()", !!window.CSS && !!window.CSS.supports && window.CSS.supports("color", "light-dark(#000, #fff)"));
  if (lacking.length === 0) return;
  var language = (navigator.language || "en").slice(0, 2) === "es" ? "es" : "en";
  var words = document.getElementById("old-" + language);
  document.documentElement.setAttribute("data-too-old", lacking.join(", "));
  document.documentElement.lang = language;
  words.appendChild(document.createElement("p")).appendChild(document.createTextNode(lacking.join(", ")));
  words.removeAttribute("hidden");
  words.style.cssText = "margin:32px 16px;max-width:40em;font:17px/1.4 sans-serif";
})();

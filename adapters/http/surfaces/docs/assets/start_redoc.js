// Inline scripts are forbidden by the page's Content-Security-Policy, so this is a file.
Redoc.init("/openapi.json", {}, document.getElementById("page"));

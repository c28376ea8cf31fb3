// Inline scripts are forbidden by the page's Content-Security-Policy, so this is a file.
SwaggerUIBundle({
    url: "/openapi.json",
    dom_id: "#page",
    deepLinking: true,
    docExpansion: "none",
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    validatorUrl: null, // it would send the document to another site
});

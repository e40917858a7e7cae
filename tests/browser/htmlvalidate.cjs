// html-validate's own recommendations, but for two rules.
module.exports = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // HTML allows every character but white space, and python-markdown's footnotes are `fn:1` and `fnref:1`.
    "valid-id": ["error", { relaxed: true }],
    // What comes from the site itself needs no hash: a paper must be correctable on its server, file by file.
    "require-sri": ["error", { target: "crossorigin" }],
  },
};

/* Shows an activity's page in a notebook: its HTML comes from the kernel when the widget is really seen. */

export default {
  render({ model, el }) {
    const root = el.shadowRoot || el.attachShadow({ mode: "open" });
    model.on("msg:custom", (message) => { if (message.told === "html") { root.innerHTML = message.html; } });
    model.send({ ask: "html" });
  },
};

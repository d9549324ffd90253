/*
 * Ieum on another site:
 *   <script src="https://…/embed.js" data-label="고용센터 도우미" data-color="#0b50d0" data-position="right" defer></script>
 * The operator lists the site in IEUM_EMBED_ORIGINS. The page learns only that something was said, never what.
 */
(() => {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const home = new URL(script.src).origin;
  const options = script.dataset;
  const english = options.language === "en";
  const label = options.label || (english ? "Employment center assistant" : "고용센터 도우미");
  const closeLabel = options.closeLabel || (english ? "Close" : "닫기");
  const newLabel = english ? "new message" : "새 메시지";
  const color = /^#[0-9a-fA-F]{3,8}$/.test(options.color || "") ? options.color : "#0b50d0";
  const side = options.position === "left" ? "left" : "right";
  const frameAddress = `${home}/ui/chat/embedded.html?host=${encodeURIComponent(location.origin)}`;

  const style = `
    :host { all: initial; position: fixed; z-index: 2147483000; inset-block-end: 20px; ${side}: 20px; font-family: "Pretendard GOV", "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", sans-serif; }
    button { font: inherit; cursor: pointer; }
    button:focus-visible { outline: 3px solid ${color}; outline-offset: 3px; box-shadow: 0 0 0 3px #fff; }
    .open { display: flex; align-items: center; gap: 10px; min-height: 56px; padding: 8px 22px 8px 18px; border: 2px solid #fff; border-radius: 28px; background: ${color}; color: #fff; font-size: 17px; font-weight: 700; box-shadow: 0 6px 20px #0004; }
    .open svg { width: 24px; height: 24px; }
    .dot { width: 12px; height: 12px; border-radius: 50%; background: #ffb114; border: 2px solid #fff; }
    .panel { position: fixed; inset-block-end: 20px; ${side}: 20px; display: flex; flex-direction: column; width: min(420px, calc(100vw - 24px)); height: min(720px, calc(100vh - 40px)); border: 1px solid #8a949e; border-radius: 16px; overflow: hidden; background: #fff; box-shadow: 0 12px 40px #0005; }
    .bar { display: flex; align-items: center; justify-content: space-between; gap: 8px; padding: 4px 4px 4px 16px; background: ${color}; color: #fff; font-size: 16px; font-weight: 700; }
    .close { min-height: 44px; padding: 0 14px; border: 1px solid transparent; border-radius: 10px; background: transparent; color: inherit; font-size: 15px; font-weight: 500; }
    .close:hover { border-color: currentColor; }
    .close:focus-visible { outline-color: #fff; outline-offset: -4px; box-shadow: none; }
    iframe { flex: 1; width: 100%; border: 0; }
    .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    [hidden] { display: none; }
    @media (max-width: 480px) { .panel { inset: 0; width: auto; height: auto; border: 0; border-radius: 0; } }
    @media print { :host { display: none; } }`;

  /** @param {string} name @param {Record<string, string>} attributes @param {...(Node | string)} children */
  const el = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const host = el("ieum-widget", { lang: english ? "en" : "ko" });
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];

  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M4 5h16v11H9l-5 4z");
  path.setAttribute("fill", "none");
  path.setAttribute("stroke", "currentColor");
  path.setAttribute("stroke-width", "2");
  path.setAttribute("stroke-linejoin", "round");
  svg.append(path);

  const dot = el("span", { class: "dot", hidden: "" }, el("span", { class: "hidden" }, newLabel));
  const opener = el("button", { type: "button", class: "open", "aria-haspopup": "dialog", "aria-expanded": "false" }, svg, el("span", {}, label), dot);
  const closer = el("button", { type: "button", class: "close" }, closeLabel);
  const panel = el("div", { class: "panel", role: "dialog", "aria-label": label, hidden: "" }, el("div", { class: "bar" }, el("span", {}, label), closer));
  root.append(opener, panel);
  /** @type {HTMLIFrameElement | null} */
  let frame = null;
  let ready = false;

  const intoField = () => {
    if (!frame || !ready || panel.hidden) return;
    frame.focus();
    frame.contentWindow?.postMessage({ type: "ieum:focus" }, home);
  };

  const open = () => {
    panel.hidden = false;
    opener.hidden = true;
    dot.hidden = true;
    opener.setAttribute("aria-expanded", "true");
    if (!frame) {
      // The frame is made at the first opening: before that nothing is loaded and no conversation exists.
      frame = /** @type {HTMLIFrameElement} */ (el("iframe", { src: frameAddress, title: label, referrerpolicy: "no-referrer", allow: "clipboard-write" }));
      panel.append(frame);
    }
    closer.focus();
    intoField();
  };

  const close = () => {
    panel.hidden = true;
    opener.hidden = false;
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  };

  opener.addEventListener("click", open);
  closer.addEventListener("click", close);
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  window.addEventListener("message", (event) => {
    if (event.origin !== home || !frame || event.source !== frame.contentWindow) return;
    const type = event.data && event.data.type;
    if (type === "ieum:ready") {
      ready = true;
      intoField();
    }
    if (type === "ieum:close") close();
    if (type === "ieum:message" && panel.hidden) dot.hidden = false;
  });

  const place = () => document.body.append(host);
  if (document.body) place();
  else document.addEventListener("DOMContentLoaded", place);
})();

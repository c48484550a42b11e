// Small helpers. Text from the data only ever becomes a text node or an attribute value, never markup.

const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const SVG = "http://www.w3.org/2000/svg";

// An element with attributes and children; `on…` attributes are listeners, null and false ones are left out.
function make(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function makeSvg(tag, attributes, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false && child !== 0));
  return element;
}

// Gives an element new children.
function refill(element, ...children) {
  element.replaceChildren();
  fill(element, null, children);
}

// Calls a function once per frame at most, however often it is asked for.
function perFrame(action) {
  let asked = 0;
  return () => {
    if (!asked) asked = requestAnimationFrame(() => { asked = 0; action(); });
  };
}

const clamp = (value, least, most) => Math.max(least, Math.min(most, value));
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const isSmall = () => innerWidth <= 1000;
const listed = (count) => Array.from({ length: count }, (_, index) => index);

// Text without accents, marks and case, so that a search finds it however it is typed.
const folded = (text) => text.normalize("NFD").replace(/[\u0300-\u036f’'‘“”"`]/g, "").toLowerCase();

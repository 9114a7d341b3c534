// PostCSS for Next's build: Tailwind 4 is the one plugin.
export default { plugins: { "@tailwindcss/postcss": {} } };

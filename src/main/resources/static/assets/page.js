// Switches on the parts of GOV.UK Frontend that need a script; every page works without it.
document.body.classList.add('js-enabled')
if ('noModule' in HTMLScriptElement.prototype) {
  document.body.classList.add('govuk-frontend-supported')
}

// The page says where it is, under a name that changes with its content.
const { initAll } = await import(document.querySelector('script[data-govuk-frontend]').dataset.govukFrontend)
initAll()

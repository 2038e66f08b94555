/** Two figures that are often mixed up, so each is named and explained wherever it is shown. */
export const ratios = {
  markup: { label: 'Markup %', meaning: 'Profit divided by cost. $269 on $90 of cost is 298.89%.' },
  grossMargin: {
    label: 'Gross margin %',
    meaning: 'Profit divided by revenue, so never above 100%. $269 of $359 is 74.93%.',
  },
}

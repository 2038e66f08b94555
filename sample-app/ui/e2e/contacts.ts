/** Two hundred people with numbers that are reserved for fiction: 555-0100 to 555-0199 in two area codes. */
export function contactsCsv(): Buffer {
  const header = 'phone_number,language,voice_id,first_message,prompt,city,other_dyn_variable'
  const places = [
    { area: '202', city: 'Washington' },
    { area: '602', city: 'Phoenix' },
  ]
  const rows = places.flatMap(({ area, city }) =>
    Array.from({ length: 100 }, (_, line) => {
      const number = `+1${area}55501${String(line).padStart(2, '0')}`
      return `${number},en,,Hi {{city}} resident!,,${city},${line % 10 === 0 ? 'VIP' : 'Standard'}`
    }),
  )
  return Buffer.from([header, ...rows, ''].join('\r\n'))
}

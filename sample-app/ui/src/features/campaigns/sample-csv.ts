import { save } from '@/api/files'

/** The columns that a file may have. Only phone_number must be there; any other column becomes a variable. */
export const sampleCsv = [
  'phone_number,language,voice_id,first_message,prompt,city,other_dyn_variable',
  '+12025550143,en,,Hi {{city}} resident!,,Washington,VIP',
  '+16025550187,en,,Hi {{city}} resident!,,Phoenix,Standard',
  '',
].join('\r\n')

export function saveSampleCsv() {
  save(new Blob([sampleCsv], { type: 'text/csv' }), 'voicecrm-sample.csv')
}

import { commonHeaders } from './headers'
import { ApiError, problemOf } from './problem'

/** Uploads one file as the multipart field `file`. XMLHttpRequest, because fetch does not tell how far it is. */
export async function upload<T>(url: string, file: File, onProgress: (share: number) => void): Promise<T> {
  const headers = await commonHeaders('POST')
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onerror = () => reject(new ApiError(0))
    request.onload = () => {
      const body = jsonOf(request.responseText)
      if (request.status >= 200 && request.status < 300 && body) resolve(body as T)
      else reject(new ApiError(request.status, body ?? {}))
    }
    const form = new FormData()
    form.append('file', file)
    request.send(form)
  })
}

function jsonOf(text: string): object | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Fetches a file with the app's headers (a plain link could not send the tenant) and saves it. */
export async function download(url: string, name: string) {
  const response = await fetch(url, { headers: await commonHeaders('GET') })
  if (!response.ok) throw await problemOf(response)
  save(await response.blob(), name)
}

/** Hands a file made in the browser to the user. */
export function save(content: Blob, name: string) {
  const url = URL.createObjectURL(content)
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}

import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query'
import type { Page } from './types'

/** A list that is read by key, page after page; `after` is undefined for the first one. */
export function usePages<T>(
  queryKey: QueryKey,
  load: (after: string | undefined) => Promise<Page<T>>,
  options: { refetchInterval?: number | false; enabled?: boolean } = {},
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    ...options,
  })
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) ?? [] }
}

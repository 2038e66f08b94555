import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query'
import type { Page } from './types'

/** A list that is read by key, page after page; `after` is undefined for the first one. */
export function usePages<T>(
  queryKey: QueryKey,
  load: (after: string | undefined) => Promise<Page<T>>,
  options: {
    refetchInterval?: number | false | ((read: { items: T[] }) => number | false)
    enabled?: boolean
  } = {},
) {
  const { refetchInterval, enabled } = options
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
    refetchInterval: ({ state }) =>
      typeof refetchInterval === 'function'
        ? refetchInterval({ items: state.data?.pages.flatMap((page) => page.items) ?? [] })
        : (refetchInterval ?? false),
  })
  return { ...query, items: query.data?.pages.flatMap((page) => page.items) ?? [] }
}

"""How much of one resource is taken over time."""

from bisect import bisect_left, bisect_right


class Profile:
    """The use of a resource as a step function of time; after the last step nothing is used."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self._times = [0]
        self._used = [0]

    def earliest(self, start: int, duration: int, demand: int) -> int:
        """Return the first time from `start` on at which `demand` is free for `duration`."""
        if not (demand and duration):
            return start
        times, used = self._times, self._used
        most = self.capacity - demand
        at = bisect_right(times, start) - 1
        count = len(times)
        while True:
            if used[at] > most:
                at += 1
                start = times[at]
                continue
            look = at + 1
            end = start + duration
            while look < count and times[look] < end and used[look] <= most:
                look += 1
            if look == count or times[look] >= end:
                return start
            at = look

    def take(self, start: int, duration: int, demand: int) -> None:
        """Use `demand` for `duration` from `start` on; a negative one gives it back."""
        if not (demand and duration):
            return
        first, last = self._cut(start), self._cut(start + duration)
        for place in range(first, last):
            self._used[place] += demand
        for place in (last, first):
            if place and self._used[place] == self._used[place - 1]:
                del self._times[place], self._used[place]

    def taken_until(self, start: int, duration: int) -> int | None:
        """Return when the last use of all there is ends that meets a span; None if none does."""
        if not duration:
            return None
        times, used = self._times, self._used
        first = bisect_right(times, start) - 1
        for place in range(bisect_left(times, start + duration) - 1, first - 1, -1):
            if used[place] >= self.capacity:
                return times[place + 1]
        return None

    def _cut(self, time: int) -> int:
        place = bisect_left(self._times, time)
        if place == len(self._times) or self._times[place] != time:
            self._times.insert(place, time)
            self._used.insert(place, self._used[place - 1])
        return place

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

    def next_change(self, time: int) -> int | None:
        """Return the next time after `time` at which the use may change."""
        place = bisect_right(self._times, time)
        return self._times[place] if place < len(self._times) else None

    def _cut(self, time: int) -> int:
        place = bisect_left(self._times, time)
        if place == len(self._times) or self._times[place] != time:
            self._times.insert(place, time)
            self._used.insert(place, self._used[place - 1])
        return place

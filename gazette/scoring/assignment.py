"""The pairs of greatest likeness in all, no row in two of them."""

LARGEST = 200


def best_pairs(edges):
    """``{row: column}`` from ``{(row, column): likeness}``."""
    pairs = {}
    for group in groups(edges):
        pairs |= assigned(group)
    return pairs


def groups(edges):
    """The edges, parted so that no row stands in two groups."""
    root = {}

    def find(node):
        while root.setdefault(node, node) != node:
            root[node] = root[root[node]]
            node = root[node]
        return node

    for one, other in edges:
        root[find(("expected", one))] = find(("read", other))
    parted = {}
    for edge, likeness in edges.items():
        parted.setdefault(find(("expected", edge[0])), {})[edge] = likeness
    return parted.values()


def assigned(edges):
    """The pairs of greatest likeness in all; of a very large group the likest first."""
    rows = sorted({one for one, _ in edges})
    columns = sorted({other for _, other in edges})
    if max(len(rows), len(columns)) > LARGEST:
        return likest_first(edges)
    if len(rows) > len(columns):
        turned = assigned(
            {(other, one): value for (one, other), value in edges.items()}
        )
        return {one: other for other, one in turned.items()}
    costs = [[-edges.get((one, other), 0) for other in columns] for one in rows]
    chosen = cheapest(costs)
    found = {rows[at]: columns[column] for at, column in enumerate(chosen)}
    return {one: other for one, other in found.items() if (one, other) in edges}


def likest_first(edges):
    pairs, taken = {}, set()
    for one, other in sorted(edges, key=edges.get, reverse=True):
        if one not in pairs and other not in taken:
            pairs[one] = other
            taken.add(other)
    return pairs


def cheapest(costs):
    """For each row its column at the least cost in all (Kuhn and Munkres, with potentials)."""
    width = len(costs[0])
    of_row, of_column = [0] * (len(costs) + 1), [0] * (width + 1)
    owner = [0] * (width + 1)
    for row in range(1, len(costs) + 1):
        owner[0], here = row, 0
        least = [float("inf")] * (width + 1)
        way, seen = [0] * (width + 1), [False] * (width + 1)
        while owner[here]:
            seen[here] = True
            step, following = float("inf"), 0
            for column in range(1, width + 1):
                if seen[column]:
                    continue
                cost = costs[owner[here] - 1][column - 1]
                cost -= of_row[owner[here]] + of_column[column]
                if cost < least[column]:
                    least[column], way[column] = cost, here
                if least[column] < step:
                    step, following = least[column], column
            for column in range(width + 1):
                if seen[column]:
                    of_row[owner[column]] += step
                    of_column[column] -= step
                else:
                    least[column] -= step
            here = following
        while here:
            owner[here] = owner[way[here]]
            here = way[here]
    chosen = [0] * len(costs)
    for column in range(1, width + 1):
        if owner[column]:
            chosen[owner[column] - 1] = column - 1
    return chosen

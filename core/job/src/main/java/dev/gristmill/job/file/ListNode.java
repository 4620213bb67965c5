package dev.gristmill.job.file;

import dev.gristmill.job.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * Values in file order.
 *
 * @param position where it starts
 * @param items the values
 */
record ListNode(Position position, List<Node> items) implements Node {

    ListNode {
        items = List.copyOf(items);
    }

    @Override
    public String noun() {
        return "a list";
    }

    /** This list with one item in another's place. */
    ListNode with(int index, Node item) {
        List<Node> changed = new ArrayList<>(items);
        changed.set(index, item);
        return new ListNode(position, changed);
    }
}

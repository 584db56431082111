// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;

/**
 * Undoes the damage of bytes that were read in another encoding than they were written in, as {@code Ã©} for {@code é}
 * or {@code ط³ظ„ط§ظ…} for {@code سلام}. Pure functions, thread-safe.
 *
 * <p>UTF-8 read as an encoding of one byte for each character is undone where it is proven: all that is not ASCII in
 * the text, or in a line, is valid UTF-8 again, nothing strange comes out, and there is more of it than chance would
 * give. Doing the damage again gives the damaged text. Also damage that was done several times over. A piece of such
 * damage beside whole text is undone too, with a little less confidence. Persian, Arabic, Russian and Turkish in an
 * encoding of one byte read as another of the kind leaves no proof; it is undone where the text is in no language
 * before and clearly in one afterwards, with that as the confidence.
 */
public final class MojibakeRepair {

    private static final int MOST_LAYERS = 32;

    private MojibakeRepair() {}

    /**
     * Repairs a text.
     *
     * @param text any text
     * @return the repaired text and how it came about; empty if nothing is to be repaired. Repairing it again finds
     *     nothing
     */
    public static Optional<TextRepair> repair(String text) {
        InvalidValueException.requirePresent("text", text);
        if (!mayBeDamaged(text)) {
            return Optional.empty();
        }
        String current = text;
        double confidence = 1;
        StringBuilder steps = new StringBuilder();
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            Optional<TextRepair> step = step(current);
            if (step.isEmpty()) {
                break;
            }
            TextRepair repair = step.orElseThrow();
            current = repair.text();
            confidence = Math.min(confidence, repair.confidence());
            steps.append(steps.isEmpty() ? "" : ", then ").append(repair.steps());
        }
        return steps.isEmpty() ? Optional.empty() : Optional.of(new TextRepair(current, confidence, steps.toString()));
    }

    private static Optional<TextRepair> step(String text) {
        Optional<TextRepair> proven = Utf8Misreading.undo(text);
        return proven.isPresent() ? proven : SingleByteMisreading.undo(text);
    }

    /** Two characters beyond ASCII side by side: every sort of damage has them somewhere. */
    private static boolean mayBeDamaged(String text) {
        boolean before = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean beyond = c >= 0x80;
            if (beyond && (before || SingleByteMisreading.isTurkishSign(c))) {
                return true;
            }
            before = beyond;
        }
        return false;
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak.check;

/**
 * Whether a promise was kept.
 *
 * @param promise what was promised
 * @param state whether it was kept
 * @param checked how often it was looked at
 * @param broken how often it was broken
 * @param evidence what was seen
 */
public record Verdict(String promise, State state, long checked, long broken, String evidence) {

    /** Whether a promise was kept. */
    public enum State {
        /** It was looked at and kept. */
        HELD,
        /** It was broken. */
        BROKEN,
        /** There was nothing to judge by, or not enough of it. */
        NOT_JUDGED
    }

    /**
     * A verdict that follows from the counts.
     *
     * @param promise what was promised
     * @param checked how often it was looked at
     * @param findings what was found against it
     * @param seen what was seen otherwise
     * @return broken where something was found, not judged where it was never looked at
     */
    public static Verdict of(String promise, long checked, Findings findings, String seen) {
        long broken = findings.count();
        State state = broken > 0 ? State.BROKEN : checked > 0 ? State.HELD : State.NOT_JUDGED;
        return new Verdict(promise, state, checked, broken, broken > 0 ? findings.examples() : seen);
    }

    /**
     * A verdict that cannot be reached.
     *
     * @param promise what was promised
     * @param why what was missing
     * @return the verdict
     */
    public static Verdict notJudged(String promise, String why) {
        return new Verdict(promise, State.NOT_JUDGED, 0, 0, why);
    }

    /**
     * Whether it was broken.
     *
     * @return true where it was
     */
    public boolean isBroken() {
        return state == State.BROKEN;
    }
}

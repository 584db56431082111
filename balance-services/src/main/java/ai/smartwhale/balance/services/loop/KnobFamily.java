// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.loop;

import ai.smartwhale.commons.InvalidValueException;
import java.util.Optional;
import java.util.function.Function;

/** Knobs that come and go, such as one for each model. The loop finds those by name that are proposed to it. */
public interface KnobFamily {

    /**
     * What the names of its knobs begin with, up to the first dot. Of one family one knob is on trial at a time.
     *
     * @return such as {@code weight}
     */
    String prefix();

    /**
     * A knob of the family.
     *
     * @param member the rest of its name, after the dot
     * @return the knob, always of the same specification; empty if there is none (any more)
     */
    Optional<Knob> find(String member);

    /**
     * A family of one function.
     *
     * @param prefix what names begin with, without a dot
     * @param find finds a knob by the rest of its name
     * @return the family
     */
    static KnobFamily of(String prefix, Function<String, Optional<Knob>> find) {
        InvalidValueException.requireText("prefix", prefix);
        InvalidValueException.requirePresent("find", find);
        return new KnobFamily() {
            @Override
            public String prefix() {
                return prefix;
            }

            @Override
            public Optional<Knob> find(String member) {
                return find.apply(member);
            }
        };
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.text;

import ai.smartwhale.commons.InvalidValueException;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;

/** An expression of RE2/J; the only class that knows that library. */
record LinearTextPattern(String name, Pattern pattern) implements TextPattern {

    static TextPattern compile(String name, String expression) {
        try {
            return new LinearTextPattern(name, Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw new InvalidValueException("expression", expression, "an expression of RE2: " + e.getDescription());
        }
    }

    @Override
    public void find(String text, PatternLimits limits, List<PatternMatch> found) {
        Matcher matcher = pattern.matcher(text);
        for (int i = 0; i < limits.maximumMatches() && matcher.find(); i++) {
            found.add(new PatternMatch(name, matcher.start(), matcher.end(), matcher.group()));
        }
    }

    @Override
    public boolean matchesAll(String text) {
        return pattern.matches(text);
    }
}

// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.security.auth.PasswordRefusedException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final NewPasswords passwords =
            new NewPasswords(PasswordRules.defaults(), PasswordBlocklist.of(List.of("Password1", "letmein!!")));

    private void assertRefused(String password, Reason reason) {
        assertThatThrownBy(() -> passwords.require("sara.whale", password.toCharArray()))
                .isInstanceOf(PasswordRefusedException.class)
                .satisfies(
                        e -> assertThat(((PasswordRefusedException) e).reason()).isEqualTo(reason))
                .hasMessageNotContaining(password);
    }

    private void assertTaken(String password) {
        try (PreparedPassword taken = passwords.require("sara.whale", password.toCharArray())) {
            assertThat(new String(taken.utf8(), StandardCharsets.UTF_8)).isNotEmpty();
        }
    }

    @Test
    void lengthCountsWhatPeopleSeeAndNothingIsCutOff() {
        assertRefused("1234567", Reason.TOO_SHORT);
        assertTaken("12345678");
        assertRefused("\uD83D\uDC0B".repeat(7), Reason.TOO_SHORT);
        assertTaken("\uD83D\uDC0B".repeat(8));
        assertTaken("\uD83D\uDC0B".repeat(128));
        assertRefused("\uD83D\uDC0B".repeat(129), Reason.TOO_LONG);
        assertTaken("x".repeat(128));
        assertRefused("x".repeat(129), Reason.TOO_LONG);
        assertRefused("x".repeat(100_000), Reason.TOO_LONG);
        // Seven letters, each with a mark that becomes one with it.
        assertRefused("e\u0301".repeat(7), Reason.TOO_SHORT);
    }

    @Test
    void anyKindOfCharacterWillDo() {
        assertTaken("aaaaaaaa");
        assertTaken("کلمهٔ عبور من");
        assertTaken("        ");
        assertRefused("tab\tinside it", Reason.MALFORMED);
        assertRefused("half \uD83D of a whale", Reason.MALFORMED);
        assertRefused("half \uDC0B of a whale", Reason.MALFORMED);
    }

    @Test
    void commonOnesAndTheOwnNameAreRefused() {
        assertRefused("password1", Reason.COMMON);
        assertRefused("PASSWORD1", Reason.COMMON);
        assertRefused("Sara.Whale", Reason.EQUALS_NAME);
        assertTaken("password12");
        assertTaken("sara.whale2");
    }

    private static byte[] utf8(String text) {
        return PreparedPassword.of(text.toCharArray()).orElseThrow().utf8();
    }

    @Test
    void oneTextTypedOnTwoKeyboardsIsOnePassword() {
        byte[] composed = utf8("caf\u00E9 cr\u00E8me");
        assertThat(utf8("cafe\u0301 cre\u0300me")).isEqualTo(composed);
        assertThat(utf8("caf\u00E9\u00A0cr\u00E8me")).isEqualTo(composed);
        assertThat(utf8("caf\u00E9\u3000cr\u00E8me")).isEqualTo(composed);
        assertThat(utf8("Caf\u00E9 cr\u00E8me")).isNotEqualTo(composed);
        assertThat(new String(composed, StandardCharsets.UTF_8)).isEqualTo("caf\u00E9 cr\u00E8me");
    }

    @Test
    void closingWipesAndTheOriginalIsLeftToItsOwner() {
        char[] original = "cafe\u0301 and more".toCharArray();
        PreparedPassword prepared = PreparedPassword.of(original).orElseThrow();
        assertThat(original).isEqualTo("cafe\u0301 and more".toCharArray());
        prepared.close();
        assertThat(prepared.chars()).containsOnly('\0');
        assertThat(prepared.utf8()).containsOnly(0);
    }

    @Test
    void attemptsAreCheckedBeforeAnythingElse() {
        assertThatThrownBy(() -> LoginAttempt.of(" ", new char[] {'x'}, "h"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("user");
        assertThatThrownBy(() -> LoginAttempt.of("a\u202Eb", new char[] {'x'}, "h"))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LoginAttempt.of("a".repeat(257), new char[] {'x'}, "h"))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LoginAttempt.of("a", null, "h"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("password");
        assertThatThrownBy(() -> LoginAttempt.of("a", new char[0], "h")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> LoginAttempt.of("a", new char[1_025], "h")).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> LoginAttempt.of("a", new char[] {'x'}, null))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("source");
        assertThatThrownBy(() -> LoginAttempt.of("a", new char[] {'x'}, "h".repeat(257)))
                .isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> Auth.attempt("a", "x").withCode("1".repeat(65)))
                .isInstanceOf(LimitExceededException.class);
        assertThat(Auth.attempt("a", "secret").withCode("123456").toString()).doesNotContain("secret", "123456");
    }
}

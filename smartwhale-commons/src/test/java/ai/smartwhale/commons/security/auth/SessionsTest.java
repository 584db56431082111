// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.security.SecurityEvent;
import ai.smartwhale.commons.security.SecurityEventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration ABSOLUTE = Duration.ofHours(12);
    private static final SessionCheck INVALID = new SessionCheck.Invalid();

    private final Auth auth = new Auth();

    private SessionCheck check(String id) {
        return auth.manager.checkSession(id, SessionRequirement.ANY);
    }

    @Test
    void aSessionEndsWhenItSatIdleTooLong() {
        String id = auth.loggedIn().sessionId();
        for (int i = 0; i < 5; i++) {
            auth.clock.advance(IDLE.minusNanos(1));
            assertThat(check(id)).isInstanceOf(SessionCheck.Valid.class);
        }
        auth.clock.advance(IDLE);
        assertThat(check(id)).isEqualTo(INVALID);
        assertThat(check(id)).isEqualTo(INVALID);
    }

    @Test
    void aSessionEndsHoweverBusyItIs() {
        String id = auth.loggedIn().sessionId();
        Duration used = Duration.ZERO;
        while (used.compareTo(ABSOLUTE.minusMinutes(10)) < 0) {
            assertThat(check(id)).isInstanceOf(SessionCheck.Valid.class);
            auth.clock.advance(Duration.ofMinutes(10));
            used = used.plusMinutes(10);
        }
        auth.clock.advance(Duration.ofMinutes(10));
        assertThat(check(id)).isEqualTo(INVALID);
    }

    @Test
    void whatNobodyWasGivenOpensNothing() {
        AuthResult.Authenticated in = auth.loggedIn();
        for (String made : List.of("", "x", in.session().handle(), in.sessionId() + "=", "a".repeat(1_000_000))) {
            assertThat(check(made)).isEqualTo(INVALID);
            assertThat(auth.manager.endSession(made)).isFalse();
        }
        assertThat(check(in.sessionId())).isInstanceOf(SessionCheck.Valid.class);
        assertThat(auth.manager.endSession(in.sessionId())).isTrue();
        assertThat(check(in.sessionId())).isEqualTo(INVALID);
    }

    @Test
    void sensitiveActionsAskForARecentLogin() {
        String id = auth.loggedIn().sessionId();
        SessionRequirement recent = SessionRequirement.recent(AssuranceLevel.ONE_FACTOR, Duration.ofMinutes(5));
        auth.clock.advance(Duration.ofMinutes(5));
        assertThat(auth.manager.checkSession(id, recent)).isInstanceOf(SessionCheck.Valid.class);
        auth.clock.advance(Duration.ofNanos(1));
        assertThat(auth.manager.checkSession(id, recent)).isInstanceOf(SessionCheck.StepUpNeeded.class);

        AuthResult again = auth.manager.stepUp(id, Auth.attempt(Auth.USER, Auth.PASSWORD));
        String renewed = ((AuthResult.Authenticated) again).sessionId();
        assertThat(renewed).isNotEqualTo(id);
        assertThat(check(id)).as("the old id is worth nothing").isEqualTo(INVALID);
        assertThat(auth.manager.checkSession(renewed, recent)).isInstanceOf(SessionCheck.Valid.class);
        assertThat(auth.manager.checkSession(
                        renewed, SessionRequirement.recent(AssuranceLevel.TWO_FACTORS, Duration.ofMinutes(5))))
                .isInstanceOf(SessionCheck.StepUpNeeded.class);
        assertThat(auth.manager.manageSessions(Auth.USER).list()).hasSize(1);
    }

    @Test
    void steppingUpDoesNotProlongTheWholeSession() {
        String id = auth.loggedIn().sessionId();
        for (int i = 0; i < 25; i++) {
            auth.clock.advance(Duration.ofMinutes(28));
            if (auth.manager.stepUp(id, Auth.attempt(Auth.USER, Auth.PASSWORD))
                    instanceof AuthResult.Authenticated stepped) {
                id = stepped.sessionId();
            }
        }
        assertThat(check(id)).as("11:40 h").isInstanceOf(SessionCheck.Valid.class);
        auth.clock.advance(Duration.ofMinutes(20));
        assertThat(auth.manager.stepUp(id, Auth.attempt(Auth.USER, Auth.PASSWORD)))
                .isEqualTo(new AuthResult.Refused());
        assertThat(check(id)).isEqualTo(INVALID);
    }

    @Test
    void oneStepsUpOnlyAsOneself() {
        auth.manager.accounts().createAccount("mallory", "another password".toCharArray(), "test");
        String id = auth.loggedIn().sessionId();
        char[] password = "another password".toCharArray();
        assertThat(auth.manager.stepUp(id, LoginAttempt.of("mallory", password, Auth.HERE)))
                .isEqualTo(new AuthResult.Refused());
        assertThat(password).containsOnly('\0');
        assertThat(auth.manager.stepUp(id, Auth.attempt(Auth.USER, "wrong"))).isEqualTo(new AuthResult.Refused());
        assertThat(auth.manager.stepUp("no session", Auth.attempt(Auth.USER, Auth.PASSWORD)))
                .isEqualTo(new AuthResult.Refused());
        assertThat(check(id)).isInstanceOf(SessionCheck.Valid.class);
    }

    @Test
    void usersSeeAndEndTheirOwnSessions() {
        auth.manager.accounts().createAccount("omid", "another password".toCharArray(), "test");
        AuthResult.Authenticated first = auth.loggedIn();
        AuthResult.Authenticated second = auth.loggedIn();
        AuthResult.Authenticated others = (AuthResult.Authenticated) auth.login("omid", "another password");
        UserSessions own = auth.manager.manageSessions(Auth.USER);
        assertThat(own.list()).containsExactly(first.session(), second.session());
        assertThat(own.end(others.session().handle())).isFalse();
        assertThat(own.end(first.session().handle())).isTrue();
        assertThat(own.end(first.session().handle())).isFalse();
        assertThat(check(first.sessionId())).isEqualTo(INVALID);
        assertThat(own.list()).containsExactly(second.session());
        assertThat(own.endAll()).isEqualTo(1);
        assertThat(own.endAll()).isZero();
        assertThat(check(second.sessionId())).isEqualTo(INVALID);
        assertThat(check(others.sessionId())).isInstanceOf(SessionCheck.Valid.class);
    }

    @Test
    void oneSessionTooManyEndsTheOldestOfThatUser() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(auth.loggedIn().sessionId());
        }
        assertThat(ids.subList(0, 2)).allMatch(id -> check(id).equals(INVALID));
        assertThat(ids.subList(2, 12)).allMatch(id -> check(id) instanceof SessionCheck.Valid);
        assertThat(auth.events)
                .filteredOn(
                        event -> "too many of this user".equals(event.details().get("why")))
                .hasSize(2);
    }

    @Test
    void whenThereAreTooManyInAllNobodyLosesTheirs() {
        Auth small = new Auth(settings -> settings.sessions(new SessionConfig(IDLE, ABSOLUTE, 1, 2)));
        for (String user : List.of("a", "b", "c")) {
            small.manager.accounts().createAccount(user, "another password".toCharArray(), "test");
        }
        AuthResult.Authenticated a = (AuthResult.Authenticated) small.login("a", "another password");
        assertThat(small.login("b", "another password")).isInstanceOf(AuthResult.Authenticated.class);
        assertThat(small.login("c", "another password")).isEqualTo(new AuthResult.Busy());
        assertThat(small.manager.checkSession(a.sessionId(), SessionRequirement.ANY))
                .isInstanceOf(SessionCheck.Valid.class);
        small.clock.advance(IDLE);
        assertThat(small.login("c", "another password")).isInstanceOf(AuthResult.Authenticated.class);
    }

    @Test
    void theAuditHearsOfBeginningsAndEnds() {
        AuthResult.Authenticated in = auth.loggedIn();
        auth.manager.endSession(in.sessionId());
        AuthResult.Authenticated idle = auth.loggedIn();
        auth.clock.advance(IDLE);
        assertThat(check(idle.sessionId())).isEqualTo(INVALID);
        assertThat(auth.events)
                .filteredOn(event -> event.type() == SecurityEventType.SESSION)
                .extracting(SecurityEvent::subject, event -> event.details().getOrDefault("why", event.reason()))
                .containsExactly(
                        tuple("session " + in.session().handle(), ""),
                        tuple("session " + in.session().handle(), "logout"),
                        tuple("session " + idle.session().handle(), ""),
                        tuple("session " + idle.session().handle(), "timeout"),
                        tuple("session", "no such session"));
        assertThat(auth.events.toString()).doesNotContain(in.sessionId()).doesNotContain(idle.sessionId());
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new SessionConfig(Duration.ZERO, ABSOLUTE, 1, 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new SessionConfig(ABSOLUTE, IDLE, 1, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new SessionConfig(IDLE, Duration.ofDays(31), 1, 1))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new SessionConfig(IDLE, ABSOLUTE, 0, 1)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> new SessionConfig(IDLE, ABSOLUTE, 1, 0)).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> SessionRequirement.recent(AssuranceLevel.ONE_FACTOR, Duration.ZERO))
                .isInstanceOf(InvalidValueException.class);
    }
}

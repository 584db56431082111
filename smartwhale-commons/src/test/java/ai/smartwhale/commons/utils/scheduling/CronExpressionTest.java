// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class CronExpressionTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @BeforeAll
    static void quietenThePeer() {
        ((Logger) LoggerFactory.getLogger("com.cronutils")).setLevel(Level.INFO);
    }

    private static List<String> next(String cron, String after, ZoneId zone, int count) {
        CronExpression expression = CronExpression.parse(cron);
        List<String> moments = new ArrayList<>();
        ZonedDateTime moment = Instant.parse(after).atZone(zone);
        for (int i = 0; i < count; i++) {
            moment = expression.next(moment).orElseThrow();
            moments.add(moment.toOffsetDateTime().toString());
        }
        return moments;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/15 * * * *        | 2024-01-01T00:07:00Z | 2024-01-01T00:15Z",
                "0 0 29 2 *          | 2024-03-01T00:00:00Z | 2028-02-29T00:00Z",
                "0 0 L * *           | 2024-02-10T00:00:00Z | 2024-02-29T00:00Z",
                "0 0 L-3 * *         | 2023-02-10T00:00:00Z | 2023-02-25T00:00Z",
                "0 0 LW * *          | 2024-03-01T00:00:00Z | 2024-03-29T00:00Z",
                "0 0 1W 6 *          | 2024-01-01T00:00:00Z | 2024-06-03T00:00Z",
                "0 0 15W 6 *         | 2024-01-01T00:00:00Z | 2024-06-14T00:00Z",
                "0 0 31W * *         | 2024-02-01T00:00:00Z | 2024-03-29T00:00Z",
                "0 0 * * FRI#2       | 2024-03-01T00:00:00Z | 2024-03-08T00:00Z",
                "0 0 * * 5L          | 2024-03-01T00:00:00Z | 2024-03-29T00:00Z",
                "0 0 * * MON#5       | 2024-05-01T00:00:00Z | 2024-07-29T00:00Z",
                "0 0 13 * FRI        | 2024-03-09T00:00:00Z | 2024-03-13T00:00Z",
                "0 0 */13 * FRI      | 2024-03-09T00:00:00Z | 2024-06-14T00:00Z",
                "0 0 ? * 7           | 2024-03-09T00:00:00Z | 2024-03-10T00:00Z",
                "0 0 * * FRI-SUN     | 2024-03-09T12:00:00Z | 2024-03-10T00:00Z",
                "30 10/20 9-17/4 ? JAN,dec mon-fri | 2024-01-05T13:50:30Z | 2024-01-05T17:10:30Z",
                "* * * * * *         | 2024-12-31T23:59:59.5Z | 2025-01-01T00:00Z",
                "@hourly             | 2024-01-01T00:00:00Z | 2024-01-01T01:00Z",
                "@weekly             | 2024-01-01T00:00:00Z | 2024-01-07T00:00Z",
                "@yearly             | 2024-01-01T00:00:00Z | 2025-01-01T00:00Z",
                "0 0 29 2 MON        | 2024-02-05T00:00:00Z | 2024-02-12T00:00Z",
                "0 0 29 2 MON#5      | 2025-01-01T00:00:00Z | 2028-02-29T00:00Z"
            })
    void findsTheNextMoment(String cron, String after, String expected) {
        assertThat(next(cron, after, ZoneOffset.UTC, 1)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4,6,9,11 ?", "0 0 30W 2 *"})
    void dayThatNeverComesIsAbsent(String cron) {
        CronExpression expression = CronExpression.parse(cron);
        assertThat(expression.next(ZonedDateTime.parse("2024-01-01T00:00:00Z"))).isEmpty();
        assertThat(expression.next(Instant.parse("2024-01-01T00:00:00Z"), BERLIN))
                .isEmpty();
    }

    @Test
    void whatFallsIntoAGapIsDueOnceAtItsEnd() {
        assertThat(next("30 2 * * *", "2024-03-30T12:00:00Z", BERLIN, 2))
                .containsExactly("2024-03-31T03:00+02:00", "2024-04-01T02:30+02:00");
        assertThat(next("*/20 2 * * *", "2024-03-30T12:00:00Z", BERLIN, 2))
                .containsExactly("2024-03-31T03:00+02:00", "2024-04-01T02:00+02:00");
    }

    @Test
    void whatAZoneHasTwiceIsDueTheFirstTime() {
        assertThat(next("30 2 * * *", "2024-10-26T12:00:00Z", BERLIN, 2))
                .containsExactly("2024-10-27T02:30+02:00", "2024-10-28T02:30+01:00");
        // Asked during the second pass.
        assertThat(next("30 2 * * *", "2024-10-27T01:10:00Z", BERLIN, 1)).containsExactly("2024-10-28T02:30+01:00");
    }

    @Test
    void anExpressionForEveryHourFollowsTheHands() {
        assertThat(next("30 * * * *", "2024-03-31T00:00:00Z", BERLIN, 2))
                .containsExactly("2024-03-31T01:30+01:00", "2024-03-31T03:30+02:00");
        assertThat(next("30 * * * *", "2024-10-27T00:00:00Z", BERLIN, 3))
                .containsExactly("2024-10-27T02:30+02:00", "2024-10-27T02:30+01:00", "2024-10-27T03:30+01:00");
        assertThat(next("0 */2 * * *", "2024-10-26T23:30:00Z", BERLIN, 3))
                .containsExactly("2024-10-27T02:00+02:00", "2024-10-27T02:00+01:00", "2024-10-27T04:00+01:00");
    }

    @Test
    void everyMomentIsLaterAndFits() {
        Random random = new Random(21);
        ZoneId[] zones = {BERLIN, ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"), ZoneOffset.UTC};
        for (int round = 0; round < 300; round++) {
            String cron = random(random, false);
            CronExpression expression = CronExpression.parse(cron);
            ZoneId zone = zones[random.nextInt(zones.length)];
            Instant moment = Instant.ofEpochSecond(1_600_000_000L + random.nextInt(200_000_000));
            for (int i = 0; i < 20; i++) {
                Instant next = expression.next(moment, zone).orElseThrow();
                assertThat(next).as("%s in %s after %s", cron, zone, moment).isAfter(moment);
                // Any moment between the two leads to the same.
                long gap = next.getEpochSecond() - moment.getEpochSecond();
                Instant between = moment.plusSeconds((long) (random.nextDouble() * gap));
                if (between.isBefore(next)) {
                    assertThat(expression.next(between, zone)).contains(next);
                }
                moment = next;
            }
        }
    }

    /** Fields that mean the same to all: days of the week by name, and never both day fields. */
    private static String random(Random random, boolean quartz) {
        String minute = field(random, 0, 59);
        String hour = field(random, 0, 23);
        String month = random.nextInt(3) > 0 ? "*" : field(random, 1, 12);
        boolean byWeek = random.nextBoolean();
        String any = quartz ? "?" : "*";
        String dayOfMonth = byWeek ? any : quartz && random.nextInt(4) == 0 ? "L" : field(random, 1, 28);
        String[] names = {"MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"};
        int from = random.nextInt(6);
        // The peers disagree on whether Sunday is the first or the last of a range.
        String days = random.nextBoolean()
                ? names[random.nextInt(7)]
                : names[from] + "-" + names[from + random.nextInt(6 - from)];
        String dayOfWeek = byWeek ? days : any;
        String five = String.join(" ", minute, hour, dayOfMonth, month, dayOfWeek);
        return quartz ? field(random, 0, 59) + " " + five : five;
    }

    private static String field(Random random, int least, int most) {
        int a = least + random.nextInt(most - least + 1);
        int b = a + random.nextInt(most - a + 1);
        return switch (random.nextInt(6)) {
            case 0 -> "*";
            case 1 -> "*/" + (1 + random.nextInt(12));
            case 2 -> a + "-" + b;
            case 3 -> a + "-" + b + "/" + (1 + random.nextInt(5));
            case 4 ->
                random.ints(3, least, most + 1).mapToObj(Integer::toString).collect(Collectors.joining(","));
            default -> Integer.toString(a);
        };
    }

    @ParameterizedTest
    @CsvSource({"UNIX", "QUARTZ"})
    void agreesWithCronUtilsWhereClocksDoNotChange(CronType type) {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(type));
        Random random = new Random(31);
        int compared = 0;
        for (int round = 0; round < 150; round++) {
            String cron = random(random, type == CronType.QUARTZ);
            CronExpression own = CronExpression.parse(cron);
            ExecutionTime peer = ExecutionTime.forCron(parser.parse(cron));
            ZonedDateTime moment = Instant.ofEpochSecond(1_600_000_000L + random.nextInt(200_000_000))
                    .atZone(ZoneOffset.UTC);
            for (int i = 0; i < 5; i++) {
                Optional<ZonedDateTime> expected = peer.nextExecution(moment);
                assertThat(own.next(moment)).as("%s after %s", cron, moment).isEqualTo(expected);
                moment = expected.orElseThrow();
                compared++;
            }
        }
        assertThat(compared).isEqualTo(750);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 * * * *       | minute       | 60    | 0..59",
                "* 24 * * *       | hour         | 24    | 0..23",
                "* * 0 * *        | day of month | 0     | 1..31",
                "* * 32 * *       | day of month | 32    | 1..31",
                "* * * 13 *       | month        | 13    | 1..12 or JAN..DEC",
                "* * * JANUARY *  | month        | JANUARY | 1..12 or JAN..DEC",
                "* * * * 8        | day of week  | 8     | 0..7 or SUN..SAT",
                "99 * * * * *     | second       | 99    | 0..59",
                "10-5 * * * *     | minute       | 10-5  | 0..59",
                "*/0 * * * *      | minute       | */0   | a step of 1..60 after the slash",
                "*/61 * * * *     | minute       | */61  | a step of 1..60 after the slash",
                "5, * * * *       | minute       | ''    | 0..59",
                "? * * * *        | minute       | ?     | 0..59",
                "* * ? * ?        | day of week  | ?     | ? in one of the two day fields",
                "* * * * L        | day of week  | L     | a day before the L, as in FRIL or 5L",
                "* * * * FRI#6    | day of week  | FRI#6 | #1..#5 after the day",
                "* * L-31 * *     | day of month | L-31  | L-1..L-30",
                "* * * *          | expression   | 4 fields | 5 fields, or 6 with the second in front",
                "@fortnightly     | expression   | @fortnightly | @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly"
            })
    void namesTheFieldAndWhatIsAllowed(String cron, String field, String part, String allowed) {
        InvalidCronException refused =
                catchThrowableOfType(InvalidCronException.class, () -> CronExpression.parse(cron));
        assertThat(refused.field()).isEqualTo(field);
        assertThat(refused.part()).isEqualTo(part);
        assertThat(refused.allowed()).isEqualTo(allowed);
        assertThat(refused).hasMessageContaining(cron).hasMessageContaining(allowed);
    }

    @Test
    void neverFailsOtherwiseOnAnyText() {
        Random random = new Random(41);
        String letters = "0123456789*/-,?LW#@ FRIMON";
        for (int round = 0; round < 20_000; round++) {
            String text = random.ints(1 + random.nextInt(20), 0, letters.length())
                    .mapToObj(i -> letters.substring(i, i + 1))
                    .collect(Collectors.joining());
            try {
                assertThat(CronExpression.parse(text)).hasToString(text.strip());
            } catch (InvalidCronException | InvalidValueException expected) {
                assertThat(expected).hasMessageContaining("allowed");
            }
        }
    }

    @Test
    void boundsTheLength() {
        assertThatThrownBy(() -> CronExpression.parse("*".repeat(257))).isInstanceOf(LimitExceededException.class);
        assertThatThrownBy(() -> CronExpression.parse(" ")).isInstanceOf(InvalidValueException.class);
        assertThat(CronExpression.parse("@daily")).isEqualTo(CronExpression.parse(" @daily "));
    }
}

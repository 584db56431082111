// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.utils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import ai.smartwhale.commons.utils.time.CalendarDuration;
import ai.smartwhale.commons.utils.time.CalendarSystem;
import ai.smartwhale.commons.utils.time.DatetimeFormat;
import ai.smartwhale.commons.utils.time.DatetimeStyle;
import ai.smartwhale.commons.utils.time.DigitStyle;
import ai.smartwhale.commons.utils.time.GapPolicy;
import ai.smartwhale.commons.utils.time.LocalTimeRejectedException;
import ai.smartwhale.commons.utils.time.OverlapPolicy;
import ai.smartwhale.commons.utils.time.WorkingWeek;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeUtilsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
    /** Skipped in Berlin: clocks went from 02:00 to 03:00. */
    private static final LocalDateTime IN_GAP = LocalDateTime.parse("2024-03-31T02:30");
    /** Twice in Berlin: clocks went from 03:00 back to 02:00. */
    private static final LocalDateTime IN_OVERLAP = LocalDateTime.parse("2024-10-27T02:30");

    @Test
    void convertsMomentsBetweenZones() {
        Instant instant = Instant.parse("2024-03-20T10:35:09Z");
        ZonedDateTime tehran = TimeUtils.convertTimezone(instant, TEHRAN);
        assertThat(tehran).isEqualTo(ZonedDateTime.parse("2024-03-20T14:05:09+03:30[Asia/Tehran]"));
        assertThat(TimeUtils.convertTimezone(tehran, BERLIN).toInstant()).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource({
        "SHIFT_FORWARD, 2024-03-31T01:30:00Z",
        "SHIFT_BACKWARD, 2024-03-31T00:30:00Z",
        "END_OF_GAP, 2024-03-31T01:00:00Z"
    })
    void resolvesSkippedTimesByPolicy(GapPolicy policy, Instant expected) {
        assertThat(TimeUtils.convertTimezone(IN_GAP, BERLIN, ZoneOffset.UTC, policy, OverlapPolicy.REJECT)
                        .toInstant())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"EARLIER, 2024-10-27T00:30:00Z", "LATER, 2024-10-27T01:30:00Z"})
    void resolvesRepeatedTimesByPolicy(OverlapPolicy policy, Instant expected) {
        assertThat(TimeUtils.convertTimezone(IN_OVERLAP, BERLIN, ZoneOffset.UTC, GapPolicy.REJECT, policy)
                        .toInstant())
                .isEqualTo(expected);
    }

    @Test
    void rejectsByPolicyAndNamesTimeAndZone() {
        LocalTimeRejectedException gap = catchThrowableOfType(
                LocalTimeRejectedException.class,
                () -> TimeUtils.convertTimezone(IN_GAP, BERLIN, TEHRAN, GapPolicy.REJECT, OverlapPolicy.EARLIER));
        assertThat(gap.reason()).isEqualTo(LocalTimeRejectedException.Reason.GAP);
        assertThat(gap).hasMessage("2024-03-31T02:30 does not exist in Europe/Berlin");
        LocalTimeRejectedException overlap = catchThrowableOfType(
                LocalTimeRejectedException.class,
                () -> TimeUtils.convertTimezone(
                        IN_OVERLAP, BERLIN, TEHRAN, GapPolicy.END_OF_GAP, OverlapPolicy.REJECT));
        assertThat(overlap.reason()).isEqualTo(LocalTimeRejectedException.Reason.OVERLAP);
        assertThat(overlap.localTime()).isEqualTo(IN_OVERLAP);
        assertThat(overlap.zone()).isEqualTo(BERLIN);
    }

    @Test
    void writesPersianDatesInPersian() {
        ZonedDateTime time = ZonedDateTime.parse("2024-03-20T14:05:09+03:30[Asia/Tehran]");
        DatetimeFormat persian = DatetimeFormat.builder()
                .style(DatetimeStyle.FULL)
                .locale(Locale.forLanguageTag("fa"))
                .calendar(CalendarSystem.PERSIAN)
                .digits(DigitStyle.PERSIAN)
                .build();
        assertThat(TimeUtils.formatDatetime(time, persian)).isEqualTo("چهارشنبه ۱ فروردین ۱۴۰۳ ۱۴:۰۵:۰۹ Asia/Tehran");
        DatetimeFormat english = DatetimeFormat.builder()
                .pattern("EEEE d MMMM yyyy 'at' h:mm a")
                .calendar(CalendarSystem.PERSIAN)
                .build();
        assertThat(TimeUtils.formatDatetime(time, english)).isEqualTo("Wednesday 1 Farvardin 1403 at 2:05 PM");
        assertThat(TimeUtils.formatDatetime(time, DatetimeFormat.of(DatetimeStyle.ISO)))
                .isEqualTo("2024-03-20T14:05:09+03:30");
    }

    @ParameterizedTest
    @EnumSource(DatetimeStyle.class)
    void readsBackWhatItWrote(DatetimeStyle style) {
        Random random = new Random(5);
        for (int round = 0; round < 300; round++) {
            CalendarSystem calendar = CalendarSystem.values()[random.nextInt(2)];
            DatetimeFormat format = DatetimeFormat.builder()
                    .style(style)
                    .locale(Locale.forLanguageTag(random.nextBoolean() ? "fa" : "en"))
                    .calendar(calendar)
                    .digits(DigitStyle.values()[random.nextInt(2)])
                    .build();
            Instant instant = Instant.ofEpochSecond(random.nextInt(), 0);
            ZonedDateTime time = instant.atZone(TEHRAN);
            String text = TimeUtils.formatDatetime(time, format);
            ZonedDateTime read = TimeUtils.parseDatetime(
                    text,
                    format,
                    TEHRAN,
                    GapPolicy.REJECT,
                    time.getOffset()
                                    .equals(TEHRAN.getRules()
                                            .getValidOffsets(time.toLocalDateTime())
                                            .get(0))
                            ? OverlapPolicy.EARLIER
                            : OverlapPolicy.LATER);
            assertThat(read.toInstant())
                    .as(text)
                    .isEqualTo(style == DatetimeStyle.SHORT ? time.withSecond(0).toInstant() : instant);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PERSIAN, yyyyMMdd, 14030101, 2024-03-19T20:30:00Z",
        "PERSIAN, yy/MM/dd, 03/01/01, 2024-03-19T20:30:00Z",
        "PERSIAN, uuuu-DDD h a, 1403-001 12 AM, 2024-03-19T20:30:00Z",
        "PERSIAN, d MMMM yyyy H:mm, 22 bahman 1357 12:00, 1979-02-11T08:30:00Z",
        "GREGORIAN, d MMM yyyy, 20 Mar 2024, 2024-03-19T20:30:00Z",
        "GREGORIAN, yyyy-MM-dd'T'HH:mmXXX, 2024-03-20T00:00Z, 2024-03-20T00:00:00Z"
    })
    void readsOtherPatterns(CalendarSystem calendar, String pattern, String text, Instant expected) {
        DatetimeFormat format =
                DatetimeFormat.builder().pattern(pattern).calendar(calendar).build();
        assertThat(TimeUtils.parseDatetime(text, format, TEHRAN, GapPolicy.REJECT, OverlapPolicy.REJECT)
                        .toInstant())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PERSIAN, 1404/12/30 00:00",
        "PERSIAN, 1403/13/01 00:00",
        "PERSIAN, 1403/01/01 25:00",
        "PERSIAN, 1403/01/01 00:00 and more",
        "PERSIAN, never",
        "GREGORIAN, 2024/02/30 00:00",
        "GREGORIAN, 2023/02/29 00:00",
        "GREGORIAN, 2024/01/01 25:00",
        "GREGORIAN, 2024/01/01"
    })
    void refusesTextsThatDoNotFitOrNameNoDay(CalendarSystem calendar, String text) {
        DatetimeFormat format = DatetimeFormat.builder()
                .style(DatetimeStyle.SHORT)
                .calendar(calendar)
                .build();
        assertThatThrownBy(() -> TimeUtils.parseDatetime(text, format, TEHRAN, GapPolicy.REJECT, OverlapPolicy.REJECT))
                .isInstanceOf(DateTimeParseException.class);
    }

    @Test
    void refusesAWeekdayThatIsNotTheDays() {
        DatetimeFormat format = DatetimeFormat.builder()
                .pattern("EEEE yyyy-MM-dd")
                .calendar(CalendarSystem.PERSIAN)
                .build();
        assertThatThrownBy(() -> TimeUtils.parseDatetime(
                        "Friday 1403-01-01", format, TEHRAN, GapPolicy.REJECT, OverlapPolicy.REJECT))
                .isInstanceOf(DateTimeParseException.class)
                .hasMessageContaining("WEDNESDAY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"YYYY", "ww", "QQQ", "G yyyy", "{", "yyyy 'open", "bbb", " "})
    void refusesPatternsWithoutAMeaning(String pattern) {
        assertThatThrownBy(() -> DatetimeFormat.builder()
                        .pattern(pattern)
                        .calendar(CalendarSystem.PERSIAN)
                        .build())
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("pattern");
    }

    @Test
    void boundsPatternsAndTexts() {
        assertThatThrownBy(
                        () -> DatetimeFormat.builder().pattern("y".repeat(201)).build())
                .isInstanceOf(LimitExceededException.class);
        DatetimeFormat iso = DatetimeFormat.of(DatetimeStyle.ISO);
        assertThatThrownBy(() ->
                        TimeUtils.parseDatetime("1".repeat(1001), iso, TEHRAN, GapPolicy.REJECT, OverlapPolicy.REJECT))
                .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void measuresAcrossAChangeOfTheClock() {
        Instant from = Instant.parse("2024-03-30T12:00:00Z");
        Instant to = LocalDateTime.parse("2024-03-31T14:00").atZone(BERLIN).toInstant();
        CalendarDuration berlin = TimeUtils.calculateDuration(from, to, BERLIN);
        assertThat(berlin.period()).isEqualTo(Period.ofDays(1));
        assertThat(berlin.time()).isEqualTo(Duration.ofHours(1));
        assertThat(berlin.exact()).isEqualTo(Duration.ofHours(24));
        assertThat(TimeUtils.calculateDuration(from, to)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void periodAndTimeAlwaysAddUpToTheEnd() {
        Random random = new Random(6);
        for (int round = 0; round < 5000; round++) {
            Instant a = Instant.ofEpochSecond(1_500_000_000L + random.nextInt(200_000_000));
            Instant b = Instant.ofEpochSecond(1_500_000_000L + random.nextInt(200_000_000));
            CalendarDuration distance = TimeUtils.calculateDuration(a, b, BERLIN);
            assertThat(a.atZone(BERLIN)
                            .plus(distance.period())
                            .plus(distance.time())
                            .toInstant())
                    .isEqualTo(b);
            assertThat(distance.time().abs()).isLessThan(Duration.ofHours(26));
            assertThat(distance.time().isNegative())
                    .as("%s %s", a, b)
                    .isEqualTo(b.isBefore(a) && !distance.time().isZero());
        }
    }

    @Test
    void countsWorkingDaysLikeOneByOne() {
        Random random = new Random(8);
        WorkingWeek week = WorkingWeek.western(
                Set.of(LocalDate.of(2024, 12, 25), LocalDate.of(2024, 12, 28), LocalDate.of(2025, 1, 1)));
        for (int round = 0; round < 500; round++) {
            LocalDate from = LocalDate.of(2024, 11, 1).plusDays(random.nextInt(120));
            LocalDate to = from.plusDays(random.nextInt(80));
            long expected = from.datesUntil(to).filter(week::isWorkingDay).count();
            assertThat(TimeUtils.calculateDuration(from, to, week)).isEqualTo(expected);
            assertThat(TimeUtils.calculateDuration(to, from, week)).isEqualTo(-expected);
        }
        assertThat(WorkingWeek.iranian(Set.of()).isWorkingDay(LocalDate.of(2024, 3, 22)))
                .isFalse();
        assertThatThrownBy(() -> new WorkingWeek(Set.of(DayOfWeek.values()), Set.of()))
                .isInstanceOf(InvalidValueException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 s",
        "PT51H4M, 2 d 3 h",
        "PT0.35S, 350 ms",
        "PT0.000001002S, 1 µs 2 ns",
        "PT-90S, -1 min 30 s",
        "PT1H0M5S, 1 h",
        "PT0.000000007S, 7 ns"
    })
    void describesDurations(Duration duration, String text) {
        assertThat(TimeUtils.describeDuration(duration)).isEqualTo(text);
    }

    @Test
    void describesTheLowestDuration() {
        assertThat(TimeUtils.describeDuration(Duration.ofSeconds(Long.MIN_VALUE)))
                .startsWith("-106751991167300 d");
    }
}

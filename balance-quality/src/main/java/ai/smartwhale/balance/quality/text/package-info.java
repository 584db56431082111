// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/**
 * The quality of texts and documents: language, length, repetition, boilerplate, encoding damage and near duplicates,
 * for Persian, Arabic, English and others. {@link ai.smartwhale.balance.quality.text.TextQualityAnalyzer} joins them;
 * each part also stands alone.
 */
@NullMarked
package ai.smartwhale.balance.quality.text;

import org.jspecify.annotations.NullMarked;

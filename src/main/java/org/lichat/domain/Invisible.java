package org.lichat.domain;

import java.lang.Character.UnicodeScript;

/**
 * The characters that a name may have by §2.2.1 and that nobody sees: those of Unicode's property Default_Ignorable_Code_Point that are
 * letters or marks, and the blank of Braille. All others that are ignored, and whatever turns the direction of writing, are of the
 * categories that no name has.
 */
final class Invisible {
    private static final int BRAILLE_BLANK = 0x2800;
    private static final int KEYCAP = 0x20E3;

    private Invisible() {}

    /** Whether somebody would take the name for another one, or for nothing, because of what it has and does not show. */
    static boolean isIn(String spelling) {
        int before = 0;
        for (int i = 0; i < spelling.length(); i += Character.charCount(before)) {
            int point = spelling.codePointAt(i);
            int next = i + Character.charCount(point);
            int after = next < spelling.length() ? spelling.codePointAt(next) : 0;
            if (isBlank(point) || (isSelector(point) && !isSelected(before, after))) {
                return true;
            }
            before = point;
        }
        return false;
    }

    private static boolean isBlank(int point) {
        return switch (point) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, BRAILLE_BLANK -> true;
            default -> false;
        };
    }

    private static boolean isSelector(int point) {
        return (point >= 0xFE00 && point <= 0xFE0F) || (point >= 0xE0100 && point <= 0xE01EF) || isMongolian(point);
    }

    private static boolean isMongolian(int selector) {
        return (selector >= 0x180B && selector <= 0x180D) || selector == 0x180F;
    }

    /** A variation selector shows in how the symbol, the ideograph or the Mongolian letter before it looks, or begins a keycap. */
    private static boolean isSelected(int before, int after) {
        return Character.isIdeographic(before)
                || Character.getType(before) == Character.OTHER_SYMBOL
                || Character.getType(before) == Character.MATH_SYMBOL
                || (UnicodeScript.of(before) == UnicodeScript.MONGOLIAN && !isMongolian(before))
                || after == KEYCAP;
    }
}

package io.sekisho.core.plan;

import java.io.DataInputStream;
import java.io.IOException;

/** Reads a class file just far enough to know its name (Java Virtual Machine Specification, chapter 4). */
final class ClassName {
    private ClassName() {}

    /** @return {@code package/Name}; null when this is no class file, or a module descriptor */
    static String read(DataInputStream in) throws IOException {
        if (in.readInt() != 0xCAFEBABE) {
            return null;
        }
        in.readInt();
        int count = in.readUnsignedShort();
        Object[] pool = new Object[count];
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> pool[i] = in.readUTF();
                case 7 -> pool[i] = in.readUnsignedShort();
                case 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // takes two places
                }
                default -> {
                    return null;
                }
            }
        }
        in.readUnsignedShort();
        int self = in.readUnsignedShort();
        boolean named = self < count && pool[self] instanceof Integer;
        int name = named ? (Integer) pool[self] : 0;
        return name > 0 && name < count && pool[name] instanceof String text && !text.equals("module-info")
                ? text
                : null;
    }
}

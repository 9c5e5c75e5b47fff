package shop.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.util.Random;
import org.apache.commons.beanutils.BeanUtils;

/** What a visitor wants to buy. */
final class Basket {
    private Basket() {}

    /** Planted: the visitor decides which classes are loaded (OBJECT_DESERIALIZATION). */
    static Object read(InputStream cookie) throws IOException, ClassNotFoundException {
        return new ObjectInputStream(cookie).readObject();
    }

    static void set(Object basket, String property, Object value) throws ReflectiveOperationException {
        BeanUtils.setProperty(basket, property, value);
    }

    /** Planted: a number that a visitor can guess (PREDICTABLE_RANDOM). */
    static String id() {
        return Long.toHexString(new Random().nextLong());
    }
}

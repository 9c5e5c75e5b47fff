package shop.web;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The shop's front door. It has flaws on purpose: never start it where others can reach it. */
public final class ShopServer {
    private static final Logger LOG = LogManager.getLogger(ShopServer.class);

    private ShopServer() {}

    public static void main(String[] arguments) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080), 0);
        Pictures pictures = new Pictures();
        server.createContext("/pictures/", exchange -> {
            byte[] picture = pictures.read(exchange.getRequestURI().getQuery());
            exchange.sendResponseHeaders(200, picture.length);
            exchange.getResponseBody().write(picture);
            exchange.close();
        });
        server.start();
        LOG.info("The shop is open.");
    }
}

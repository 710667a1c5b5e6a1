package petshell.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import petshell.trait.PetTraits;
import petshell.trait.TraitCheck;
import petshell.trait.TraitJson;

/** Maps a JSON column to {@link PetTraits} and back, through the canonical text. */
final class TraitsMapping {
  private TraitsMapping() {}

  static ObjectMapper mapper() {
    SimpleModule module = new SimpleModule("traits");
    module.addSerializer(new Writer());
    module.addDeserializer(PetTraits.class, new Reader());
    return JsonMapper.builder(TraitCheck.parsers()).addModule(module).build();
  }

  private static final class Writer extends StdSerializer<PetTraits> {
    private static final long serialVersionUID = 1L;

    Writer() {
      super(PetTraits.class);
    }

    @Override
    public void serialize(PetTraits traits, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeRawValue(TraitJson.write(traits));
    }
  }

  private static final class Reader extends StdDeserializer<PetTraits> {
    private static final long serialVersionUID = 1L;

    Reader() {
      super(PetTraits.class);
    }

    @Override
    public PetTraits deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return TraitJson.read(parser);
    }
  }
}

namespace PostBot.Domain.Phrases;

/// <summary>Parts of the day: <c>pm</c>, <c>tomorrow morning</c>, <c>half day am</c>, <c>first thing</c>, <c>close of play</c>.</summary>
internal static class BlockGrammar
{
    /// <param name="today">The words also say which day: tonight, this afternoon.</param>
    public static Block Read(Tokens t, ref int at, out bool today)
    {
        today = false;
        var token = t[at];
        var next = t[at + 1];
        switch (token.Word)
        {
            case Word.Tonight:
                at++;
                return Today(Block.Night, out today);
            case Word.This when Named(next.Word) is var block and not Block.None:
                at += 2;
                return Today(block, out today);
            case Word.In when next.Is(Word.The) && Named(t[at + 2].Word) is var block and (Block.Morning or Block.Afternoon or Block.Evening):
                at += 3;
                return block;
            case Word.At when Named(next.Word) is var block and (Block.Night or Block.Lunch):
                at += 2;
                return block;
            case Word.The when next.Is(Word.End) || next.Is(Word.Close):
                at++;
                return Closing(t, ref at);
            case Word.Am:
                return Morning(t, ref at);
            case Word.Half when next.Is(Word.Day):
                return HalfDay(t, ref at);
            case Word.All when next.Is(Word.Day):
                at += 2;
                return Block.AllDay;
            case Word.Full when next.Is(Word.Day):
                at += 2;
                return Block.AllDay;
            case Word.First when next.Is(Word.Thing):
                at += 2;
                var i = at;
                if (t[i].Is(Word.In) && t[i + 1].Is(Word.The) && t[i + 2].Is(Word.Morning)) at += 3;
                return Block.FirstThing;
            case Word.End or Word.Close:
                return Closing(t, ref at);
        }
        var named = Named(token.Word);
        if (named != Block.None) at++;
        return named;
    }

    private static Block Today(Block block, out bool today)
    {
        today = true;
        return block;
    }

    private static Block Named(Word word) => word switch
    {
        Word.Morning or Word.Am => Block.Morning,
        Word.Afternoon or Word.Pm => Block.Afternoon,
        Word.Evening => Block.Evening,
        Word.Night => Block.Night,
        Word.Overnight => Block.Overnight,
        Word.Lunch => Block.Lunch,
        Word.EndOfDay => Block.EndOfDay,
        _ => Block.None,
    };

    /// <summary><c>am</c>; <c>am+pm</c> is the whole working day.</summary>
    private static Block Morning(Tokens t, ref int at)
    {
        at++;
        if ((t[at].Kind is TokenKind.Plus or TokenKind.Dash or TokenKind.Slash || t[at].Is(Word.And)) && t[at + 1].Is(Word.Pm))
        {
            at += 2;
            return Block.FullDay;
        }
        return Block.Morning;
    }

    private static Block HalfDay(Tokens t, ref int at)
    {
        var i = at + 2;
        if (t[i].Kind == TokenKind.Comma) i++;
        var half = Named(t[i].Word);
        if (half is not (Block.Morning or Block.Afternoon)) return Block.None;
        at = i + 1;
        return half;
    }

    /// <summary>end of day, end of play, close of business.</summary>
    private static Block Closing(Tokens t, ref int at)
    {
        var i = at + 1;
        if (!t[i].Is(Word.Of)) return Block.None;
        i++;
        if (t[i].Is(Word.The)) i++;
        if (!t[i].Is(Word.Day) && !t[i].Is(Word.Play) && !t[i].Is(Word.Business)) return Block.None;
        at = i + 1;
        return Block.EndOfDay;
    }
}

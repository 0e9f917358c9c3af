using System.Text;
using QRCoder;

namespace Edict.SigningIn;

/// <summary>A text as a picture that a phone reads: dark squares of one unit, as the path of an SVG.</summary>
/// <param name="Size">Of the whole, in units, with the white edge.</param>
public sealed record QrCode(int Size, string Path)
{
    public static QrCode Of(string text)
    {
        using var made = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var y = 0; y < made.ModuleMatrix.Count; y++)
        {
            for (var x = 0; x < made.ModuleMatrix[y].Count; x++)
            {
                if (made.ModuleMatrix[y][x])
                {
                    path.Append($"M{x} {y}h1v1h-1z");
                }
            }
        }

        return new(made.ModuleMatrix.Count, path.ToString());
    }
}

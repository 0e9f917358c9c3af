using System.Text;
using Edict;
using Edict.Commands;

// What is printed is UTF-8, as the files are; to find the encoding's name among all there are takes longer than to read a school.
if (!OperatingSystem.IsWindows())
{
    Console.OutputEncoding = Encoding.UTF8;
}

// To open the console takes as long as to read the command line: each is done beside the other.
var output = new OwnThread<TextWriter>(() => Console.Out);
return CommandLine.Run(args, output.Result, () => Console.Error);

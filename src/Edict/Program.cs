Console.WriteLine("edict");
